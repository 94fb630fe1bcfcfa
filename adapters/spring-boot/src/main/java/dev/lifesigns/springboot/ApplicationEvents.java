/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.Gate;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.bridge.Bridge;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

/**
 * Passes the state of the application to the engine: that it has started, whether it accepts traffic, and whether only a
 * restart can help it.
 */
final class ApplicationEvents {
    /** The gate of the application's readiness state; it belongs to readiness. */
    static final String READINESS_STATE = "readiness-state";

    /** The check of the application's liveness state, which is there while that is broken; liveness has no gates. */
    static final String LIVENESS_STATE = "liveness-state";

    private final ApplicationContext context;
    private final Bridge<Optional<Health>> bridge;

    @GuardedBy("this")
    private @Nullable CheckHandle broken;

    ApplicationEvents(ApplicationContext context, Bridge<Optional<Health>> bridge) {
        this.context = context;
        this.bridge = bridge;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (context.equals(event.getApplicationContext())) {
            bridge.ready();
        }
    }

    @EventListener
    void changed(AvailabilityChangeEvent<?> event) {
        if (event.getState() instanceof ReadinessState state) {
            Gate gate = bridge.health().gate(READINESS_STATE);
            if (state == ReadinessState.ACCEPTING_TRAFFIC) {
                gate.open();
            } else {
                gate.close("the application's readiness state is " + state);
            }
        } else if (event.getState() instanceof LivenessState state) {
            addOrRemoveLivenessCheck(state);
        }
    }

    private synchronized void addOrRemoveLivenessCheck(LivenessState state) {
        HealthChecker health = bridge.health();
        if (broken != null) {
            broken.remove();
            broken = null;
        }
        if (state == LivenessState.BROKEN && health.handle(LIVENESS_STATE) == null) {
            CheckResult down = CheckResult.down("the application's liveness state is " + state);
            broken = health.add(
                    LIVENESS_STATE,
                    deadline -> down,
                    policy -> policy.probes(Probes.LIVENESS).scope(CheckScope.PROCESS));
        }
    }
}
