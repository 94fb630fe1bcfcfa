/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.generate.ServiceMesh;
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
            description = "Liveness path of the program itself, with a sidecar or --handler http.")
    @Nullable
    String livePath;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Kind of the workload: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    Kind kind = Kind.Deployment;

    @Option(
            names = "--handler",
            paramLabel = "HANDLER",
            description = "How a program without Lifesigns is probed: ${COMPLETION-CANDIDATES}.")
    @Nullable
    ProbeHandler handler;

    @Option(names = "--native", description = "The program is no JVM and answers http, tcp or grpc itself.")
    boolean isNative;

    @Option(
            names = "--ready-path",
            paramLabel = "PATH",
            description = "Readiness path of the program itself; required with --handler http.")
    @Nullable
    String readyPath;

    @Option(
            names = "--command",
            paramLabel = "COMMAND",
            description = "Command of readiness with its arguments; required with --handler exec.")
    @Nullable
    String command;

    @Option(
            names = "--live-command",
            paramLabel = "COMMAND",
            description = "Command of liveness and startup, which asks the process alone.")
    @Nullable
    String liveCommand;

    @Option(
            names = "--live-service",
            paramLabel = "SERVICE",
            description = "gRPC health service of liveness and startup, which asks the process alone.")
    @Nullable
    String liveService;

    @Option(
            names = "--mesh",
            paramLabel = "MESH",
            description = "Service mesh whose proxy is in each pod: ${COMPLETION-CANDIDATES}; with --as patch or"
                    + " deployment.")
    @Nullable
    Mesh mesh;

    /** The workloads that are written. */
    enum Kind {
        Deployment,
        StatefulSet
    }

    /** The meshes that need annotations. */
    enum Mesh {
        istio(ServiceMesh.ISTIO),
        linkerd(ServiceMesh.LINKERD);

        final ServiceMesh mesh;

        Mesh(ServiceMesh mesh) {
            this.mesh = mesh;
        }
    }

    /** The handlers of a program without Lifesigns. */
    enum ProbeHandler {
        http,
        tcp,
        grpc,
        exec
    }

    @Option(names = "--replicas", paramLabel = "N", description = "Number of pods; default: 2.")
    @Nullable
    String replicas;

    @Option(
            names = "--native-sidecar",
            description = "Lifesigns is a native sidecar, which starts before the program and stops after it;"
                    + " with --as deployment.")
    boolean isNativeSidecar;

    @Option(
            names = "--sidecar-image",
            paramLabel = "IMAGE",
            description = "Image of the Lifesigns sidecar; default: lifesigns.")
    @Nullable
    String sidecarImage;
}
