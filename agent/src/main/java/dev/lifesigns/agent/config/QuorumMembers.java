/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.checks.QuorumOfChecks;
import dev.lifesigns.text.schema.ParseContext;
import java.util.List;

/** Finds out what the engine will object to in quorums: unknown and double members, cycles, numbers that cannot be reached. */
final class QuorumMembers {
    private QuorumMembers() {}

    /** Reports each fault at its check. Nothing is started. */
    static void verify(List<RawCheck> written, List<CheckConfig> made, ParseContext context) {
        if (context.hasErrors() || made.stream().noneMatch(check -> check.check() instanceof QuorumOfChecks)) {
            return;
        }
        CheckPolicy policy = CheckPolicy.builder().noProbe().build();
        HealthChecker.Builder builder = HealthChecker.builder();
        for (CheckConfig check : made) {
            if (check.check() instanceof QuorumOfChecks quorum) {
                builder.quorum(check.name(), quorum.atLeast(), quorum.members(), policy);
            } else {
                builder.check(check.name(), deadline -> CheckResult.up(), policy);
            }
        }
        try {
            builder.build().close();
        } catch (IllegalArgumentException e) {
            String.valueOf(e.getMessage()).lines().forEach(fault -> report(fault, written, context));
        }
    }

    private static void report(String fault, List<RawCheck> written, ParseContext context) {
        written.stream()
                .filter(check -> fault.startsWith("check '" + check.name() + "': "))
                .findFirst()
                .ifPresent(check -> context.error(check.where().position(), fault));
    }
}
