/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.command.WorkloadOptions.ProbeHandler;
import dev.lifesigns.agent.config.ServiceProfile;
import dev.lifesigns.probes.generate.Input;
import dev.lifesigns.probes.generate.OutputFormat;
import dev.lifesigns.probes.generate.ProbedWorkload;
import dev.lifesigns.probes.generate.ProbedWorkload.Health;
import dev.lifesigns.probes.generate.ProbedWorkload.Sidecar;
import dev.lifesigns.probes.generate.ProgramHandlers;
import dev.lifesigns.text.Position;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is probed: from the options, else the configuration, else the defaults. */
final class WorkloadReader {
    private static final String SIDECAR = "lifesigns";
    private static final String DEFAULT_NAME = "app";
    private static final String DEFAULT_PATH = "/health";
    private static final int DEFAULT_PORT = 8080;
    private static final List<Integer> SIDECAR_PORTS = List.of(8086, 8087);
    private static final String TLS = "443";
    private static final Pattern READS_DEPENDENCIES =
            Pattern.compile(".*(/readyz?|/readiness|/actuator/health|/q/health)/?([?].*)?");

    private final OptionReader reader;
    private final OutputFormat form;
    private final @Nullable ServiceProfile profile;

    WorkloadReader(OptionReader reader, OutputFormat form, @Nullable ServiceProfile profile) {
        this.reader = reader;
        this.form = form;
        this.profile = profile;
    }

    /** The workload, or {@code null} after at least one problem. */
    @Nullable
    ProbedWorkload read(WorkloadOptions options) {
        boolean whole = form == OutputFormat.DEPLOYMENT;
        String name = reader.text("--name", options.name, ArgumentPattern.NAME, defaultName(options));
        String container = reader.text("--container", options.container, ArgumentPattern.CONTAINER, name);
        String image = reader.text("--image", options.image, ArgumentPattern.IMAGE);
        String sidecarImage = reader.text("--sidecar-image", options.sidecarImage, ArgumentPattern.IMAGE, SIDECAR);
        String livePath = reader.text("--live-path", options.livePath, ArgumentPattern.PATH);
        String path = path(options.path);
        requireProcessOnly(livePath);
        Input<Integer> port = reader.port("--port", options.port, whole ? Input.byDefault(DEFAULT_PORT) : healthPort());
        Input<Integer> health = whole ? sidecarPort(port) : port;
        requireReachable(health);
        if (whole) {
            requireWhole(options, container, port, health);
        } else {
            reader.refuseUnlessWhole("--image", options.image);
            reader.refuseUnlessWhole("--sidecar-image", options.sidecarImage);
            reader.refuseUnlessWhole("--native-sidecar", options.isNativeSidecar ? "given" : null);
            if (options.handler != ProbeHandler.http) {
                reader.refuseUnlessWhole("--live-path", options.livePath);
            }
        }
        if (options.mesh != null && form == OutputFormat.CONTAINER) {
            reader.problem("--mesh: " + options.mesh + " (expected: only with --as patch or --as deployment, because a"
                    + " container has no annotations)");
        }
        ProgramHandlers program = new ProgramHandlersReader(reader, form, profile != null).read(options, port.value());
        return reader.problems().isEmpty()
                ? new ProbedWorkload(
                        options.kind.name(),
                        name,
                        container,
                        image,
                        port,
                        livePath,
                        profile == null
                                ? new Health(health, path, program)
                                : new Health(health, path, program, profile.tls()),
                        whole ? sidecar(sidecarImage) : null,
                        options.mesh == null ? null : options.mesh.mesh)
                : null;
    }

    private void requireWhole(WorkloadOptions options, String container, Input<Integer> port, Input<Integer> health) {
        if (options.image == null) {
            reader.problem("--image: none (expected: the program's, for a whole Deployment)");
        }
        if (container.equals(SIDECAR)) {
            reader.problem("--container: 'lifesigns' (expected: a different name than the sidecar's)");
        }
        if (port.value().equals(health.value())) {
            reader.problem("--port: " + port.value() + " (expected: a different port than that of Lifesigns, from "
                    + health.source() + ")");
        }
        if (profile != null) {
            for (Position secret : profile.plainSecrets()) {
                reader.problem(secret + ": a secret in the file (expected: a reference such as ${NAME},"
                        + " because a ConfigMap is not secret)");
            }
        }
    }

    private void requireProcessOnly(@Nullable String livePath) {
        if (livePath != null && READS_DEPENDENCIES.matcher(livePath).matches()) {
            reader.problem("--live-path: '" + livePath + "' (expected: a path that reads no dependency)");
        }
    }

    /** A kubelet has no certificate, and needs a port that is known in advance. */
    private void requireReachable(Input<Integer> health) {
        if (profile == null) {
            return;
        }
        if (health.value() == 0) {
            reader.problem("server.port: 0, from " + health.source() + " (expected: a fixed port)");
        }
        if (health.value().toString().endsWith(TLS) && !profile.tls()) {
            reader.problem("server.port: " + health.value() + ", from " + health.source()
                    + " (expected: server.tls, or a port that is not conventionally TLS)");
        }
        if (profile.clientCertificates()) {
            reader.problem("server.tls.clientCa: set (expected: none, because a kubelet has no certificate)");
        }
    }

    private String defaultName(WorkloadOptions options) {
        if (profile == null || options.name != null) {
            return DEFAULT_NAME;
        }
        String name = profile.service().name();
        if (!ArgumentPattern.NAME.matches(name)) {
            reader.problem("--name: none (expected: one, because service.name is not of the form "
                    + ArgumentPattern.NAME.words() + ")");
            return DEFAULT_NAME;
        }
        return name;
    }

    private Input<Integer> healthPort() {
        return profile == null
                ? Input.byDefault(DEFAULT_PORT)
                : new Input<>(profile.service().port(), profile.place("server.port"));
    }

    private Input<Integer> sidecarPort(Input<Integer> program) {
        return profile != null
                ? healthPort()
                : SIDECAR_PORTS.stream()
                        .filter(port -> !port.equals(program.value()))
                        .findFirst()
                        .map(Input::byDefault)
                        .orElseThrow();
    }

    private String path(@Nullable String text) {
        if (profile == null) {
            return reader.text("--path", text, ArgumentPattern.BASE_PATH, DEFAULT_PATH);
        }
        reader.refuseBesideConfiguration("--path", text, "server.basePath");
        return profile.service().basePath();
    }

    private Sidecar sidecar(String image) {
        return profile == null
                ? new Sidecar(image, null, List.of(), List.of())
                : new Sidecar(image, profile.portable(), profile.variables(), profile.files());
    }
}
