/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

/** The path of a probe below the base path of an agent. */
final class ProbePath {
    private ProbePath() {}

    /** @throws IllegalArgumentException if it cannot be the name of a probe */
    static String of(String basePath, String probe) {
        return basePath
                + switch (probe) {
                    case "liveness" -> "/live";
                    case "readiness" -> "/ready";
                    case "startup" -> "/startup";
                    default -> "/probes/" + requireName(probe);
                };
    }

    private static String requireName(String probe) {
        boolean name = !probe.isEmpty();
        for (int i = 0; i < probe.length(); i++) {
            char c = probe.charAt(i);
            name &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }
        if (!name) {
            throw new IllegalArgumentException("--probe: '" + probe
                    + "' (expected: liveness, readiness, startup, or the name" + " of a probe in the configuration)");
        }
        return probe;
    }
}
