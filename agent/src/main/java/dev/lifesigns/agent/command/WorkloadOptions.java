/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code lifesigns probes generate} that say what is probed. Read by {@link Asked}. */
final class WorkloadOptions {
    @Option(names = "--name", paramLabel = "NAME", description = "Of the Deployment; the configured service's, or app.")
    @Nullable
    String name;

    @Option(
            names = "--container",
            paramLabel = "NAME",
            description = "Of the container that is probed; the same unless given.")
    @Nullable
    String container;

    @Option(names = "--image", paramLabel = "IMAGE", description = "Of the program; a whole Deployment needs it.")
    @Nullable
    String image;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the probes ask, as configured or 8080. In a whole Deployment: the program's port.")
    @Nullable
    String port;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "Under which Lifesigns answers; as configured, or /health.")
    @Nullable
    String path;

    @Option(
            names = "--live-path",
            paramLabel = "PATH",
            description = "Where the program itself, beside a sidecar, says that it lives.")
    @Nullable
    String livePath;

    @Option(names = "--replicas", paramLabel = "N", description = "How many pods; 2 unless given.")
    @Nullable
    String replicas;

    @Option(
            names = "--sidecar-image",
            paramLabel = "IMAGE",
            description = "Of Lifesigns beside the program; lifesigns unless given.")
    @Nullable
    String sidecarImage;
}
