/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code lifesigns probes generate} that say how long things take. Read by {@link Asked}. */
final class TimingOptions {
    @Option(
            names = "--startup-time",
            paramLabel = "TIME",
            description = "How long a slow start takes; 30s unless given.")
    @Nullable
    String startupTime;

    @Option(
            names = "--slowest-check",
            paramLabel = "TIME",
            description = "How long one run of a check may take; as configured, or 2s.")
    @Nullable
    String slowestCheck;

    @Option(
            names = "--detect-within",
            paramLabel = "TIME",
            description = "From a failure to the pod that gets no traffic; 30s unless given, or what the checks allow.")
    @Nullable
    String detectWithin;

    @Option(
            names = "--restart-after",
            paramLabel = "TIME",
            description = "No shorter hang restarts the container; 30s unless given.")
    @Nullable
    String restartAfter;

    @Option(
            names = "--propagation",
            paramLabel = "TIME",
            description = "How long load balancers send traffic to a pod that leaves; 10s unless given.")
    @Nullable
    String propagation;

    @Option(
            names = "--drain-delay",
            paramLabel = "TIME",
            description = "How long Lifesigns is not ready between SIGTERM and its end; as configured.")
    @Nullable
    String drainDelay;

    @Option(
            names = "--stop-time",
            paramLabel = "TIME",
            description = "How long the program takes to end after that; 5s unless given.")
    @Nullable
    String stopTime;
}
