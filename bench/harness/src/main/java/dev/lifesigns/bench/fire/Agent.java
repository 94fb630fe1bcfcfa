/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Build;
import dev.lifesigns.bench.shared.Service;
import java.nio.file.Files;
import java.nio.file.Path;

/** The installed agent, with its own JVM options and its recorded start, and a check for each dependency. */
final class Agent {
    /** Gives access to the events. */
    static final String TOKEN = "test";

    static final String STRICT = "/health/probes/strict";

    private Agent() {}

    static Service checking(Dependencies dependencies, Build build) {
        return new Service("Lifesigns agent", "/health/ready", "/health/live", port -> {
            StringBuilder yaml = new StringBuilder("""
                    service: {name: fire}
                    server: {host: 127.0.0.1, port: %d, drainDelay: 0s}
                    security:
                      detailed:
                        basic: {operator: "$2y$10$sGJbepTxh.yf8Kc.W63dfO2DUzHfPNUMpsPUC1ZDooCwaTnNQR6dG"}
                        tokens: ["sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"]
                    defaults: {period: 1s, timeout: 800ms}
                    checks:
                      heap: {type: memory, of: heap, probes: [liveness, readiness]}
                      deadlock: {type: deadlock, probes: [liveness]}
                    """.formatted(port));
            dependencies.all().forEach(each -> yaml.append(each.yaml()));
            Path file = build.scratch("agent.yaml");
            Files.writeString(file, yaml);
            return new ProcessBuilder(
                    build.agentHome().resolve("bin/lifesigns").toString(), "serve", "--config", file.toString());
        });
    }
}
