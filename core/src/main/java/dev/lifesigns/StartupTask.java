/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** Something without which the service has not started; got by {@link HealthChecker#startupTask}. Thread-safe. */
public interface StartupTask {
    /** The name of the task. */
    String name();

    /** Says that it is complete. A second call does nothing, and neither does one after {@link HealthChecker#close()}. */
    void complete();
}
