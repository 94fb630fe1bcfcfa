/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code lifesigns probes generate} about what is probed. Read by {@link OptionReader}. */
final class WorkloadOptions {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the Deployment; default: the name of the configured service, or app.")
    @Nullable
    String name;

    @Option(
            names = "--container",
            paramLabel = "NAME",
            description = "Name of the probed container; default: that of the Deployment.")
    @Nullable
    String container;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "Image of the program; required for a whole Deployment.")
    @Nullable
    String image;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port of the probes; default: as configured, or 8080. In a whole Deployment: the program's port.")
    @Nullable
    String port;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "Base path of Lifesigns; default: as configured, or /health.")
    @Nullable
    String path;

    @Option(
            names = "--live-path",
            paramLabel = "PATH",
            description = "Liveness path of the program itself, with a sidecar.")
    @Nullable
    String livePath;

    @Option(names = "--replicas", paramLabel = "N", description = "Number of pods; default: 2.")
    @Nullable
    String replicas;

    @Option(
            names = "--sidecar-image",
            paramLabel = "IMAGE",
            description = "Image of the Lifesigns sidecar; default: lifesigns.")
    @Nullable
    String sidecarImage;
}
