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
 * What is known of a program and wanted of its probes. Immutable; whether it can be had is up to {@link Derivation}.
 *
 * @param startupTime how long a start takes when it is slow
 * @param slowestCheck how long one run of a check may take
 * @param detectWithin from a failure to the pod that is not ready, or {@code null} for what the checks allow
 * @param restartAfter no hang that is shorter restarts the container
 * @param propagation how long load balancers send traffic to a pod that leaves
 * @param drainDelay how long Lifesigns answers with "not ready" after SIGTERM, or {@code null} if that is to be worked out
 * @param stopTime how long the program takes to end after that
 * @param replicas how many pods there are
 * @param placement where Lifesigns answers
 * @param checks what a configuration says, each with its place; {@code null} if there is none yet, so that their period
 *     is to be worked out too
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

    /** What holds of a program of which nothing is known. */
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
