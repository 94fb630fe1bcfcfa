/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the probes are written for. Immutable.
 *
 * @param kind such as {@code Deployment} or {@code StatefulSet}
 * @param name of the Deployment, and of everything that goes with it
 * @param container that is probed
 * @param image of the program; only a whole Deployment needs it
 * @param port of the program, or of Lifesigns where both are one
 * @param livePath of the program's own liveness, or {@code null} if it has none; only with a sidecar
 * @param health where Lifesigns is served
 * @param sidecar the container with Lifesigns; only a whole Deployment needs it
 * @param mesh that the pods belong to, or {@code null} for none; only a container has no place for its annotations
 */
public record ProbedWorkload(
        String kind,
        String name,
        String container,
        @Nullable String image,
        Input<Integer> port,
        @Nullable String livePath,
        Health health,
        @Nullable Sidecar sidecar,
        @Nullable ServiceMesh mesh) {
    static final String DEPLOYMENT = "Deployment";

    public ProbedWorkload {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(container, "container");
        requireNonNull(port, "port");
        requireNonNull(health, "health");
    }

    /** The same as a Deployment outside of a mesh. */
    public ProbedWorkload(
            String name,
            String container,
            @Nullable String image,
            Input<Integer> port,
            @Nullable String livePath,
            Health health,
            @Nullable Sidecar sidecar) {
        this(DEPLOYMENT, name, container, image, port, livePath, health, sidecar, null);
    }

    /** Where probes are answered.
     *
     * @param port of the container
     * @param basePath of Lifesigns, such as {@code /health}
     * @param program how the program itself is probed; {@code null} if Lifesigns answers
     * @param tls whether Lifesigns is probed over HTTPS
     */
    public record Health(
            Input<Integer> port, String basePath, @Nullable ProgramHandlers program, boolean tls) {
        public Health {
            requireNonNull(port, "port");
            requireNonNull(basePath, "basePath");
        }

        /** With TLS if the port's number implies it. */
        public Health(Input<Integer> port, String basePath, @Nullable ProgramHandlers program) {
            this(port, basePath, program, PodLines.isTls(port.value()));
        }

        /** Lifesigns below that path. */
        public Health(Input<Integer> port, String basePath) {
            this(port, basePath, null);
        }

        String live() {
            return basePath + "/live";
        }

        String ready() {
            return basePath + "/ready";
        }

        String startup() {
            return basePath + "/startup";
        }
    }

    /**
     * Lifesigns in a container of its own.
     *
     * @param image of the agent
     * @param configuration its file, or {@code null} for one that checks the program's port
     * @param variables that the file refers to without a default, without their values
     * @param files that it refers to
     */
    public record Sidecar(String image, @Nullable String configuration, List<String> variables, List<String> files) {
        public Sidecar {
            requireNonNull(image, "image");
            variables = List.copyOf(variables);
            files = List.copyOf(files);
        }
    }
}
