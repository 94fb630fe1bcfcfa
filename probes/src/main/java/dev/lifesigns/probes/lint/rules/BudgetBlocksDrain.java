/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.DisruptionBudget;
import dev.lifesigns.probes.manifest.Workload;
import java.util.List;
import java.util.OptionalInt;

/** A PodDisruptionBudget that allows no eviction. */
final class BudgetBlocksDrain implements Rule {
    @Override
    public String id() {
        return "budget-blocks-drain";
    }

    /** Reports once for all containers of a pod, at the first main one. */
    @Override
    public void check(Target target, Findings findings) {
        if (!target.isFirstMain() || !isEvicted(target.workload())) {
            return;
        }
        for (DisruptionBudget budget : target.cluster().budgetsOf(target.workload())) {
            if (blocks(target, budget)) {
                findings.addAbout(
                        "PodDisruptionBudget " + budget.name(),
                        budget.position(),
                        budget.field() + " is " + budget.amount() + ", which allows no eviction from " + pods(target),
                        "Every drain of a node with such a pod waits for ever: upgrades and scaling down hang.",
                        fixes(budget, target.fewestPods()));
            }
        }
    }

    /** A drain leaves the pods of a DaemonSet alone, and waits for a job to end in any case. */
    private static boolean isEvicted(Workload workload) {
        return !workload.kind().equals("DaemonSet") && !workload.runsToAnEnd();
    }

    private static boolean blocks(Target target, DisruptionBudget budget) {
        OptionalInt pods = target.fewestPods();
        return budget.blocksAlways() || pods.isPresent() && pods.getAsInt() > 0 && budget.blocks(pods.getAsInt());
    }

    private static String pods(Target target) {
        OptionalInt pods = target.fewestPods();
        String workload = target.workload().kind() + " " + target.workload().name();
        if (pods.isEmpty()) {
            return workload;
        }
        boolean scaled = target.cluster().isAutoscaled(target.workload());
        return workload + " while it has " + (scaled ? "its fewest, " : "") + pods.getAsInt()
                + (pods.getAsInt() == 1 ? " pod" : " pods");
    }

    /** None for a single pod: whether it may be away for a moment is for its owner to decide. */
    private static List<Fix> fixes(DisruptionBudget budget, OptionalInt pods) {
        if (pods.orElse(2) == 1) {
            return List.of();
        }
        Fix one = new Fix("spec.maxUnavailable", "1");
        return budget.field().equals("maxUnavailable")
                ? List.of(one)
                : List.of(new Fix("spec." + budget.field(), ""), one);
    }
}
