/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.DisruptionBudget;
import java.util.List;
import java.util.Set;

/** A PodDisruptionBudget that pods which never become ready use up. */
final class BudgetKeepsBrokenPods implements Rule {
    private static final Set<String> STATELESS = Set.of("Deployment", "Rollout", "ReplicaSet", "DeploymentConfig");

    @Override
    public String id() {
        return "budget-keeps-broken-pods";
    }

    /** Reports once for all containers of a pod, at the first main one. */
    @Override
    public void check(Target target, Findings findings) {
        if (!target.isFirstMain() || !STATELESS.contains(target.workload().kind()) || !isProbed(target)) {
            return;
        }
        for (DisruptionBudget budget : target.cluster().budgetsOf(target.workload())) {
            if (budget.field().equals("minAvailable") && !budget.evictsUnhealthy()) {
                findings.addAbout(
                        "PodDisruptionBudget " + budget.name(),
                        budget.position(),
                        "the budget also protects pods that are not ready",
                        "Once more pods than it allows never become ready, as after a bad release, none of them can be evicted, and"
                                + " drains hang.",
                        List.of(new Fix("spec.unhealthyPodEvictionPolicy", "AlwaysAllow")));
            }
        }
    }

    private static boolean isProbed(Target target) {
        return target.template().containers().stream()
                .anyMatch(container -> container.probe(ProbeKind.READINESS).isPresent());
    }
}
