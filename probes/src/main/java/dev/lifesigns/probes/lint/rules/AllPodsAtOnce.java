/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.ScalarValue;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A rolling update that may stop every pod before a new one is ready. */
final class AllPodsAtOnce implements Rule {
    private static final String FIELD = "maxUnavailable";
    private static final String ALL = "100%";
    /* Of the strategy, by kind. */
    private static final Map<String, String> FIELDS =
            Map.of("Deployment", "rollingUpdate", "DeploymentConfig", "rollingParams", "Rollout", "canary");

    @Override
    public String id() {
        return "all-pods-at-once";
    }

    /** Reports once for all containers of a pod, at the first main one. */
    @Override
    public void check(Target target, Findings findings) {
        if (!target.isFirstMain() || !hasClients(target)) {
            return;
        }
        String field = FIELDS.getOrDefault(target.workload().kind(), "");
        Optional<MapValue> update =
                target.workload().object().root().map("spec", "strategy").flatMap(strategy -> strategy.map(field));
        Optional<ScalarValue> most = update.flatMap(map -> map.scalar(FIELD));
        if (most.isEmpty() || !isAll(most.get().text(), target.fewestPods())) {
            return;
        }
        boolean always = most.get().text().equals(ALL) || !target.cluster().isAutoscaled(target.workload());
        findings.add(
                update.get().positionOf(FIELD),
                "a rolling update may take "
                        + (always
                                ? target.allPods()
                                : "all pods while there are the fewest, "
                                        + target.fewestPods().orElseThrow())
                        + ", because " + FIELD + " is " + most.get().text(),
                (always ? "Every rollout" : "A rollout at that size")
                        + " stops all old pods before a new one is ready: until then, nobody answers.",
                new Fix("spec.strategy." + field + "." + FIELD, "25%"));
    }

    private static boolean hasClients(Target target) {
        return target.template().containers().stream()
                .anyMatch(each -> new Target(target.workload(), each, target.cluster(), target.options()).hasClients());
    }

    /** Whether that many are all. One pod is left to its owner: it may have to go first, as with a volume of its own. */
    private static boolean isAll(String most, OptionalInt pods) {
        if (pods.isPresent() && pods.getAsInt() < 2) {
            return false;
        }
        return most.equals(ALL)
                || pods.isPresent() && most.matches("\\d{1,9}") && Integer.parseInt(most) >= pods.getAsInt();
    }
}
