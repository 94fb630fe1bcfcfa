/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.Gate;
import dev.lifesigns.bridge.Bridge;
import java.util.Optional;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

/** Passes the state of the application to the engine: that it has started, and whether it accepts traffic. */
final class ApplicationEvents {
    /** The gate of the application's readiness state; it belongs to readiness. */
    static final String READINESS_STATE = "readiness-state";

    private final ApplicationContext context;
    private final Bridge<Optional<Health>> bridge;

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
        }
    }
}
