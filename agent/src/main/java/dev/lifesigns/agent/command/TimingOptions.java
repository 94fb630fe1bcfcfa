/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code lifesigns probes generate} about how long things take. Read by {@link OptionReader}. */
final class TimingOptions {
    @Option(names = "--startup-time", paramLabel = "TIME", description = "How long a slow start takes; default: 30s.")
    @Nullable
    String startupTime;

    @Option(
            names = "--slowest-check",
            paramLabel = "TIME",
            description = "How long one run of a check may take; default: as configured, or 2s.")
    @Nullable
    String slowestCheck;

    @Option(
            names = "--detect-within",
            paramLabel = "TIME",
            description =
                    "The longest time from a failure until the pod gets no traffic; default: 30s, or what the checks allow.")
    @Nullable
    String detectWithin;

    @Option(
            names = "--restart-after",
            paramLabel = "TIME",
            description = "Shortest hang that may restart the container; default: 30s.")
    @Nullable
    String restartAfter;

    @Option(
            names = "--propagation",
            paramLabel = "TIME",
            description = "How long load balancers keep sending traffic to a terminating pod; default: 10s.")
    @Nullable
    String propagation;

    @Option(
            names = "--drain-delay",
            paramLabel = "TIME",
            description = "How long Lifesigns is not ready between SIGTERM and its exit; default: as configured.")
    @Nullable
    String drainDelay;

    @Option(
            names = "--stop-time",
            paramLabel = "TIME",
            description = "How long the program takes to exit after that; default: 5s.")
    @Nullable
    String stopTime;
}
