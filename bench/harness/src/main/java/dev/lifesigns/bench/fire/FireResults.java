/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Machine;
import java.util.List;

/**
 * Everything that one run of this program has measured.
 *
 * @param before when the agent had run its checks for a while, without requests
 * @param after when the last connection of the load had been closed
 */
record FireResults(
        FirePlan plan,
        Machine machine,
        Sample before,
        List<Sample> samples,
        Sample after,
        List<Probes> probes,
        List<AttackResult> attacks,
        List<Finding> findings) {

    /** The results of the probes of one kind. */
    record Probes(
            String name,
            int count,
            int unanswered,
            int wrong,
            double p50Millis,
            double p99Millis,
            double slowestMillis) {}

    /** What one kind of load did, and how the agent reacted. */
    record AttackResult(String name, String outcome) {}

    /** Whether a promise was kept. */
    record Finding(String promise, String bound, String found, boolean kept) {}
}
