/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import dev.lifesigns.http.HealthEndpoint;
import org.eclipse.jetty.util.component.LifeCycle;

/** Ends the events of an endpoint when the server stops: their readers would hold it up until {@code shutdownGracePeriod} is over. */
record EndOfEvents(HealthEndpoint endpoint) implements LifeCycle.Listener {
    @Override
    public void lifeCycleStopping(LifeCycle server) {
        endpoint.endEvents();
    }
}
