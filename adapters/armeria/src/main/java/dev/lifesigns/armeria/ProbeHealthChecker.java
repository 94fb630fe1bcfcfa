/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import static java.util.Objects.requireNonNull;

import com.linecorp.armeria.server.healthcheck.ListenableHealthChecker;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.Transition;

/**
 * Lets Armeria's own services say what one of our probes says, long polling included:
 *
 * <pre>{@code
 * sb.service("/internal/l7check", HealthCheckService.of(ProbeHealthChecker.readiness(health)));
 * }</pre>
 *
 * <p>It is healthy while the probe passes, degraded included. It is read from the latest snapshot and never blocks an event
 * loop. Clients that wait are notified of transitions.
 */
public final class ProbeHealthChecker {
    private ProbeHealthChecker() {}

    /** A checker that is healthy while the service is ready; it is not once {@link HealthChecker#drain()} was called. */
    public static ListenableHealthChecker readiness(HealthChecker health) {
        return of(health, Probes.READINESS);
    }

    /**
     * A checker that is healthy while a probe passes. It lives as long as the engine.
     *
     * @param probe one of {@link Probes}, or one that was declared
     * @throws IllegalArgumentException if the engine has no such probe
     */
    public static ListenableHealthChecker of(HealthChecker health, String probe) {
        // Refuses a name that does not exist here, and not on an event loop.
        var unused = requireNonNull(health, "ProbeHealthChecker.of: health is null")
                .status(requireNonNull(probe, "ProbeHealthChecker.of: probe is null"));
        return EngineListenable.of(
                health,
                transition -> transition instanceof Transition.OfProbe
                        && transition.name().equals(probe),
                () -> health.status(probe).passing());
    }
}
