/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the additional paths are compatible with the rest of the file. */
final class AdditionalPaths {
    private AdditionalPaths() {}

    /** What is wrong with them, or {@code null}. An endpoint without checks decides, so that the rule is not written twice. */
    static @Nullable String fault(ServerConfig server, List<CheckConfig> checks) {
        if (server.paths().isEmpty()) {
            return null;
        }
        HealthChecker.Builder probes = HealthChecker.builder();
        checks.stream()
                .flatMap(check -> check.policy().probes().stream())
                .distinct()
                .forEach(probes::probe);
        try (HealthChecker checker = probes.build()) {
            HealthEndpoint.Builder endpoint =
                    HealthEndpoint.builder(checker).basePath(server.basePath()).rootAliases(server.rootAliases());
            server.paths().forEach((path, answer) -> answer.addTo(endpoint, path));
            endpoint.build();
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
