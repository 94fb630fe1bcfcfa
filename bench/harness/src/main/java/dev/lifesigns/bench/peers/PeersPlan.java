/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param starts starts of each subject
 * @param warmUps rounds of load before those that count
 * @param rounds rounds of load that count
 * @param roundSeconds length of a round
 * @param probes how many probes the calls to the dependency are counted over
 * @param hang how long the dependency hangs
 */
record PeersPlan(String name, int starts, int warmUps, int rounds, int roundSeconds, int probes, Duration hang) {
    static PeersPlan named(String option) {
        return switch (option) {
            case "" -> new PeersPlan("full", 7, 5, 9, 4, 1000, Duration.ofSeconds(60));
            case "--quick" -> new PeersPlan("quick", 5, 6, 5, 2, 500, Duration.ofSeconds(30));
            case "--smoke" -> new PeersPlan("smoke", 1, 1, 1, 1, 40, Duration.ofSeconds(4));
            default ->
                throw new IllegalArgumentException("option: " + option + " (expected: --quick, --smoke or --docs)");
        };
    }

    /** After this the program ends itself, and with it all that it started. */
    Duration limit() {
        return name.equals("full") ? Duration.ofMinutes(25) : Duration.ofMinutes(10);
    }
}
