/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckPolicy;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.config.CheckConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Checks that a reload adds. Until its first run has ended, such a check belongs to no probe: otherwise a critical one would be
 * unknown, and take a healthy service out of traffic for being new.
 */
final class AddedChecks {
    /** Time for everything but the first runs. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private AddedChecks() {}

    /** Adds a check that affects no probe yet, and runs on a schedule even if it is one that only probes run. */
    static void add(HealthChecker health, CheckConfig check) {
        CheckPolicy policy = check.policy();
        CheckPolicy alone = CheckPolicy.builder()
                .noProbe()
                .period(policy.period().plus(policy.timeout()))
                .timeout(policy.timeout())
                .initialDelay(policy.initialDelay())
                .failureThreshold(policy.failureThreshold())
                .successThreshold(policy.successThreshold())
                .build();
        health.add(check.name(), check.check(), alone);
    }

    /** How long their first runs may take. */
    static Duration longest(List<CheckConfig> checks) {
        return checks.stream()
                .map(CheckConfig::policy)
                .map(policy -> policy.initialDelay().plus(policy.timeout()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .plus(MARGIN);
    }

    /** Lets them count in their probes, with what their first runs have found. */
    static void takeEffect(HealthChecker health, List<CheckConfig> checks) {
        for (CheckConfig check : checks) {
            CheckHandle handle = health.handle(check.name());
            if (handle != null) {
                handle.replace(check.check(), check.policy());
            }
        }
    }
}
