/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.checks;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import java.util.List;

/**
 * Stands for a quorum, which the engine computes.
 *
 * @param atLeast how many members have to be up or degraded
 * @param members names of other checks
 */
public record QuorumOfChecks(int atLeast, List<String> members) implements HealthCheck {
    public QuorumOfChecks {
        members = List.copyOf(members);
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        return CheckResult.down("a quorum is computed, not run");
    }
}
