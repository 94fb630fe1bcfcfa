/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.page.Page;
import dev.lifesigns.http.HealthEndpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the additional paths and that of the metrics are compatible with the rest of the file. */
final class AdditionalPaths {
    private AdditionalPaths() {}

    /** What is wrong with them and where, or {@code null}. An endpoint without checks decides, so that the rule is not written twice. */
    static @Nullable String fault(ServerConfig server, List<CheckConfig> checks) {
        HealthChecker.Builder probes = HealthChecker.builder();
        checks.stream()
                .flatMap(check -> check.policy().probes().stream())
                .distinct()
                .forEach(probes::probe);
        try (HealthChecker checker = probes.build()) {
            HealthEndpoint.Builder endpoint =
                    HealthEndpoint.builder(checker).basePath(server.basePath()).rootAliases(server.rootAliases());
            server.paths().forEach((path, answer) -> answer.addTo(endpoint, path));
            if (server.metrics().enabled()) {
                endpoint.metrics(server.metrics().path());
            }
            if (server.page()) {
                Page.addTo(endpoint, server.basePath());
            }
            endpoint.build();
            return null;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            return (message.startsWith("metrics: ") ? "server." : "server.paths: ") + message;
        }
    }
}
