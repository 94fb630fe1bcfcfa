/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus;

import dev.lifesigns.smallrye.SmallRyeEngine;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.shutdown.ShutdownListener;

/** Drains the engine when the application receives the stop signal, before the delay in which it still serves. */
public final class DrainListener implements ShutdownListener {
    /** For Quarkus. */
    public DrainListener() {}

    @Override
    public void preShutdown(ShutdownNotification notification) {
        Arc.container().instance(SmallRyeEngine.class).get().drain();
        notification.done();
    }
}
