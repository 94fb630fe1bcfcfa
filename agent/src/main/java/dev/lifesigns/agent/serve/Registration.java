/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.checks.QuorumOfChecks;
import dev.lifesigns.agent.checks.ReportedHeartbeat;
import dev.lifesigns.agent.config.CheckConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers the checks of a configuration with the engine, some of which are not run: heartbeats and quorums. */
final class Registration {
    private Registration() {}

    /** Whether it is run. */
    static boolean isRun(CheckConfig check) {
        return !(check.check() instanceof ReportedHeartbeat || check.check() instanceof QuorumOfChecks);
    }

    static void addTo(HealthChecker.Builder builder, CheckConfig check) {
        if (check.check() instanceof QuorumOfChecks quorum) {
            builder.quorum(check.name(), quorum.atLeast(), quorum.members(), check.policy());
        } else {
            builder.check(check.name(), registered(check), check.policy());
        }
    }

    static void add(HealthChecker health, CheckConfig check) {
        if (check.check() instanceof QuorumOfChecks quorum) {
            health.addQuorum(check.name(), quorum.atLeast(), quorum.members(), check.policy());
        } else {
            health.add(check.name(), registered(check), check.policy());
        }
    }

    /** A quorum that has changed loses its history. */
    static void replace(HealthChecker health, CheckHandle handle, CheckConfig check) {
        if (check.check() instanceof QuorumOfChecks) {
            handle.remove();
            add(health, check);
        } else {
            handle.replace(registered(check), check.policy());
        }
    }

    private static HealthCheck registered(CheckConfig check) {
        return check.check() instanceof ReportedHeartbeat heartbeat ? heartbeat.registered() : check.check();
    }

    /** The same checks, each quorum behind its members. */
    static List<CheckConfig> inOrder(List<CheckConfig> checks) {
        Map<String, CheckConfig> left = new LinkedHashMap<>();
        checks.forEach(check -> left.put(check.name(), check));
        List<CheckConfig> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<CheckConfig> next =
                    left.values().stream().filter(check -> !waits(check, left)).toList();
            if (next.isEmpty()) {
                throw new IllegalArgumentException("members: " + left.keySet() + " (expected: no cycle)");
            }
            ordered.addAll(next);
            next.forEach(check -> left.remove(check.name()));
        }
        return ordered;
    }

    private static boolean waits(CheckConfig check, Map<String, CheckConfig> left) {
        return check.check() instanceof QuorumOfChecks quorum
                && quorum.members().stream().anyMatch(left::containsKey);
    }
}
