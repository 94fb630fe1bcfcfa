/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Ends with the application context, and not when that is only stopped to be started again. */
abstract class ContextLifecycle implements SmartLifecycle {
    private final ConfigurableApplicationContext context;
    private final int phase;
    private volatile boolean running;

    /**
     * @param phase what has a higher one starts later and stops earlier
     */
    ContextLifecycle(ConfigurableApplicationContext context, int phase) {
        this.context = context;
        this.phase = phase;
    }

    /** Called when the context closes. */
    abstract void closed();

    /** Whether the context closes. */
    final boolean closing() {
        return context.isClosed();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
        if (closing()) {
            closed();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final boolean isPauseable() {
        return false;
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}
