/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.http.HealthEndpoint;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the streams of events after the drain delay, and before the web server waits for the responses that are still being
 * sent.
 */
final class EventsLifecycle extends ContextLifecycle {
    /** One after {@code WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE}, so that it stops before: later phases stop first. */
    private static final int PHASE = DEFAULT_PHASE - 1024 + 1;

    private final HealthEndpoint endpoint;

    EventsLifecycle(ConfigurableApplicationContext context, HealthEndpoint endpoint) {
        super(context, PHASE);
        this.endpoint = endpoint;
    }

    @Override
    void closed() {
        endpoint.endEvents();
    }
}
