/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.CheckState.Now;
import org.jspecify.annotations.Nullable;

/** Where the checker is in its lifecycle. Immutable. */
record LifecycleState(@Nullable Now started, boolean startupComplete, boolean draining, boolean closed) {
    LifecycleState startedAt(Now now) {
        return new LifecycleState(now, startupComplete, draining, closed);
    }

    LifecycleState startupOpen() {
        return new LifecycleState(started, false, draining, closed);
    }

    LifecycleState startupDone() {
        return new LifecycleState(started, true, draining, closed);
    }

    LifecycleState drained() {
        return new LifecycleState(started, startupComplete, true, closed);
    }

    LifecycleState over() {
        return new LifecycleState(started, startupComplete, draining, true);
    }

    HealthLifecycle lifecycle() {
        if (closed) {
            return HealthLifecycle.CLOSED;
        }
        if (draining) {
            return HealthLifecycle.DRAINING;
        }
        if (started == null) {
            return HealthLifecycle.NEW;
        }
        return startupComplete ? HealthLifecycle.RUNNING : HealthLifecycle.STARTING;
    }
}
