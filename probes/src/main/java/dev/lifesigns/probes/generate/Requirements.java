/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.ProbedService.Check;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a program and required of its probes. Immutable; {@link Derivation} decides whether it is
 * possible.
 *
 * <pre>{@code
 * Requirements known = Requirements.defaults(Placement.OWN_CONTAINER);
 * Requirements slowStart = new Requirements(
 *         new Input<>(Duration.ofMinutes(2), "--startup-time"), known.slowestCheck(), known.detectWithin(),
 *         known.restartAfter(), known.propagation(), known.drainDelay(), known.stopTime(), known.replicas(),
 *         known.placement(), known.checks());
 * }</pre>
 *
 * @param startupTime how long a slow start takes
 * @param slowestCheck how long one run of a check may take
 * @param detectWithin from a failure until the pod is not ready, or {@code null} for what the checks allow
 * @param restartAfter a shorter hang never restarts the container
 * @param propagation how long load balancers keep sending traffic to a terminating pod
 * @param drainDelay how long Lifesigns reports "not ready" after SIGTERM, or {@code null} to derive it
 * @param stopTime how long the program takes to exit after that
 * @param replicas how many pods there are
 * @param placement where Lifesigns is served
 * @param checks those of a configuration, each with its place; {@code null} without one, to derive their period as well
 */
public record Requirements(
        Input<Duration> startupTime,
        Input<Duration> slowestCheck,
        @Nullable Input<Duration> detectWithin,
        Input<Duration> restartAfter,
        Input<Duration> propagation,
        @Nullable Input<Duration> drainDelay,
        Input<Duration> stopTime,
        Input<Integer> replicas,
        Placement placement,
        @Nullable List<Input<Check>> checks) {
    public static final Duration DEFAULT_STARTUP_TIME = Duration.ofSeconds(30);
    public static final Duration DEFAULT_SLOWEST_CHECK = Duration.ofSeconds(2);
    public static final Duration DEFAULT_DETECT_WITHIN = Duration.ofSeconds(30);
    public static final Duration DEFAULT_RESTART_AFTER = Duration.ofSeconds(30);
    public static final Duration DEFAULT_PROPAGATION = Duration.ofSeconds(10);
    public static final Duration DEFAULT_STOP_TIME = Duration.ofSeconds(5);
    public static final int DEFAULT_REPLICAS = 2;

    public Requirements {
        requireNonNull(startupTime, "startupTime");
        requireNonNull(slowestCheck, "slowestCheck");
        requireNonNull(restartAfter, "restartAfter");
        requireNonNull(propagation, "propagation");
        requireNonNull(stopTime, "stopTime");
        requireNonNull(replicas, "replicas");
        requireNonNull(placement, "placement");
        checks = checks == null ? null : List.copyOf(checks);
    }

    /** The defaults for a program about which nothing is known. */
    public static Requirements defaults(Placement placement) {
        return new Requirements(
                Input.byDefault(DEFAULT_STARTUP_TIME),
                Input.byDefault(DEFAULT_SLOWEST_CHECK),
                null,
                Input.byDefault(DEFAULT_RESTART_AFTER),
                Input.byDefault(DEFAULT_PROPAGATION),
                null,
                Input.byDefault(DEFAULT_STOP_TIME),
                Input.byDefault(DEFAULT_REPLICAS),
                placement,
                null);
    }
}
