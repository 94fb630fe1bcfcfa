/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.ConfigOutline;
import dev.lifesigns.probes.generate.Input;
import dev.lifesigns.probes.generate.OutputFormat;
import dev.lifesigns.probes.generate.Workload;
import dev.lifesigns.probes.generate.Workload.Health;
import dev.lifesigns.probes.generate.Workload.Sidecar;
import dev.lifesigns.text.Position;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is probed: what the options say, else the configuration, else the defaults. */
final class WorkloadReader {
    private static final String SIDECAR = "lifesigns";
    private static final String DEFAULT_NAME = "app";
    private static final String DEFAULT_PATH = "/health";
    private static final int DEFAULT_PORT = 8080;
    private static final List<Integer> SIDECAR_PORTS = List.of(8086, 8087);
    private static final String TLS = "443";
    private static final Pattern READS_DEPENDENCIES =
            Pattern.compile(".*(/readyz?|/readiness|/actuator/health|/q/health)/?([?].*)?");

    private final Asked asked;
    private final OutputFormat form;
    private final @Nullable ConfigOutline outline;

    WorkloadReader(Asked asked, OutputFormat form, @Nullable ConfigOutline outline) {
        this.asked = asked;
        this.form = form;
        this.outline = outline;
    }

    /** The workload, or {@code null} after at least one problem. */
    @Nullable
    Workload read(WorkloadOptions options) {
        boolean whole = form == OutputFormat.DEPLOYMENT;
        String name = asked.text("--name", options.name, TextForm.NAME, defaultName(options));
        String container = asked.text("--container", options.container, TextForm.CONTAINER, name);
        String image = asked.text("--image", options.image, TextForm.IMAGE);
        String sidecarImage = asked.text("--sidecar-image", options.sidecarImage, TextForm.IMAGE, SIDECAR);
        String livePath = asked.text("--live-path", options.livePath, TextForm.PATH);
        String path = path(options.path);
        requireProcessOnly(livePath);
        Input<Integer> port = asked.port("--port", options.port, whole ? Input.byDefault(DEFAULT_PORT) : healthPort());
        Input<Integer> health = whole ? sidecarPort(port) : port;
        requireClear(health);
        if (whole) {
            requireWhole(options, container, port, health);
        } else {
            asked.refuseUnlessWhole("--image", options.image);
            asked.refuseUnlessWhole("--sidecar-image", options.sidecarImage);
            asked.refuseUnlessWhole("--live-path", options.livePath);
        }
        return asked.problems().isEmpty()
                ? new Workload(
                        name,
                        container,
                        image,
                        port,
                        livePath,
                        new Health(health, path),
                        whole ? sidecar(sidecarImage) : null)
                : null;
    }

    private void requireWhole(WorkloadOptions options, String container, Input<Integer> port, Input<Integer> health) {
        if (options.image == null) {
            asked.problem("--image: none (expected: the program's, for a whole Deployment)");
        }
        if (container.equals(SIDECAR)) {
            asked.problem("--container: 'lifesigns' (expected: a different name than the sidecar's)");
        }
        if (port.value().equals(health.value())) {
            asked.problem("--port: " + port.value() + " (expected: a different port than that of Lifesigns, from "
                    + health.source() + ")");
        }
        if (outline != null) {
            for (Position secret : outline.plainSecrets()) {
                asked.problem(secret + ": a secret in the file (expected: a reference such as ${NAME},"
                        + " because a ConfigMap is not secret)");
            }
        }
    }

    private void requireProcessOnly(@Nullable String livePath) {
        if (livePath != null && READS_DEPENDENCIES.matcher(livePath).matches()) {
            asked.problem("--live-path: '" + livePath + "' (expected: a path that reads no dependency)");
        }
    }

    /** The agent speaks HTTP, and cannot be asked on a port that nobody knows. */
    private void requireClear(Input<Integer> health) {
        if (outline == null) {
            return;
        }
        if (health.value() == 0) {
            asked.problem("server.port: 0, from " + health.source() + " (expected: a fixed port)");
        }
        if (health.value().toString().endsWith(TLS)) {
            asked.problem("server.port: " + health.value() + ", from " + health.source()
                    + " (expected: a port that is not conventionally TLS, which Lifesigns does not serve)");
        }
    }

    private String defaultName(WorkloadOptions options) {
        if (outline == null || options.name != null) {
            return DEFAULT_NAME;
        }
        String name = outline.service().name();
        if (!TextForm.NAME.matches(name)) {
            asked.problem("--name: none (expected: one, because service.name is not of the form "
                    + TextForm.NAME.words() + ")");
            return DEFAULT_NAME;
        }
        return name;
    }

    private Input<Integer> healthPort() {
        return outline == null
                ? Input.byDefault(DEFAULT_PORT)
                : new Input<>(outline.service().port(), outline.place("server.port"));
    }

    private Input<Integer> sidecarPort(Input<Integer> program) {
        return outline != null
                ? healthPort()
                : SIDECAR_PORTS.stream()
                        .filter(port -> !port.equals(program.value()))
                        .findFirst()
                        .map(Input::byDefault)
                        .orElseThrow();
    }

    private String path(@Nullable String text) {
        if (outline == null) {
            return asked.text("--path", text, TextForm.BASE_PATH, DEFAULT_PATH);
        }
        asked.refuseBesideConfiguration("--path", text, "server.basePath");
        return outline.service().basePath();
    }

    private Sidecar sidecar(String image) {
        return outline == null
                ? new Sidecar(image, null, List.of(), List.of())
                : new Sidecar(image, outline.portable(), outline.variables(), outline.files());
    }
}
