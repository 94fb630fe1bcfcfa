/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.probes.ProbedService.Check;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the comment on top of an example says of the options. */
final class ExampleOptions {
    private ExampleOptions() {}

    static LintOptions of(String yaml) {
        String first = yaml.lines().findFirst().orElse("");
        if (first.contains("lifesigns.yaml")) {
            return new LintOptions(orders(), null, null);
        }
        if (first.contains("--detect-within 20s")) {
            return new LintOptions(null, Duration.ofSeconds(20), null);
        }
        return first.contains("--recover-within 15s")
                ? new LintOptions(null, null, Duration.ofSeconds(15))
                : LintOptions.none();
    }

    private static ProbedService orders() {
        Check database = new Check(
                "database", "jdbc", Duration.ofSeconds(10), Duration.ofSeconds(2), 1, Set.of("readiness"), true, true);
        return new ProbedService("orders", 8080, "/health", Duration.ZERO, List.of(database));
    }
}
