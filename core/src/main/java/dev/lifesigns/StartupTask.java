/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/**
 * A task that has to complete before startup is; obtained from {@link HealthChecker#startupTask}. Thread-safe.
 *
 * <pre>{@code
 * HealthChecker health = HealthChecker.builder().startupTask("migrations").start();
 * migrate();
 * health.startupTask("migrations").complete();
 * }</pre>
 */
public interface StartupTask {
    /** The name of the task. */
    String name();

    /**
     * Marks the task as complete. A second call does nothing, and neither does one after {@link HealthChecker#close()}.
     */
    void complete();
}
