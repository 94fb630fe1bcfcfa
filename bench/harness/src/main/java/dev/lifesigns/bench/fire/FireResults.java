/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Machine;
import java.util.List;

/**
 * All that one run of this program has found.
 *
 * @param before when the agent had checked for a while and nobody asked
 * @param after when the last connection of the fire had been closed
 */
record FireResults(
        FirePlan plan,
        Machine machine,
        Sample before,
        List<Sample> samples,
        Sample after,
        List<Probes> probes,
        List<Flame> flames,
        List<Finding> findings) {

    /** What became of the probes of one kind. */
    record Probes(
            String name,
            int count,
            int unanswered,
            int wrong,
            double p50Millis,
            double p99Millis,
            double slowestMillis) {}

    /** What one kind of fire did, and what came of it. */
    record Flame(String name, String told) {}

    /** Whether a promise was kept. */
    record Finding(String promise, String bound, String found, boolean kept) {}
}
