/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.Workload;
import dev.lifesigns.probes.simulate.scenario.Incident.Strategy;
import java.util.Optional;

/** How the controller of a workload replaces its pods, as settings of a rollout. */
final class ManifestStrategy {
    private ManifestStrategy() {}

    /** The keys of a rollout in YAML; empty for a kind of workload that is not known to do one. */
    static Optional<String> of(Workload workload) {
        MapValue root = workload.object().root();
        return switch (workload.kind()) {
            case "Deployment" -> Optional.of(rollout(root, root.map("spec", "strategy"), "rollingUpdate"));
            case "DeploymentConfig" -> Optional.of(rollout(root, root.map("spec", "strategy"), "rollingParams"));
            case "DaemonSet" -> Optional.of(daemonSet(root));
            case "StatefulSet" ->
                Optional.of(
                        inPlace(root, amount(root.map("spec", "updateStrategy", "rollingUpdate"), "maxUnavailable")));
            default -> Optional.empty();
        };
    }

    private static String rollout(MapValue root, Optional<MapValue> strategy, String numbers) {
        if (strategy.flatMap(map -> map.text("type")).filter("Recreate"::equals).isPresent()) {
            return written(Strategy.RECREATE, minReady(root));
        }
        Optional<MapValue> update = strategy.flatMap(map -> map.map(numbers));
        return written(
                Strategy.ROLLING_UPDATE,
                "maxSurge: " + amount(update, "maxSurge").orElse("25%") + ", maxUnavailable: "
                        + amount(update, "maxUnavailable").orElse("25%") + ", " + minReady(root));
    }

    private static String daemonSet(MapValue root) {
        Optional<MapValue> update = root.map("spec", "updateStrategy", "rollingUpdate");
        Optional<String> surge = amount(update, "maxSurge").filter(text -> !text.matches("0%?"));
        return surge.isPresent()
                ? written(
                        Strategy.ROLLING_UPDATE,
                        "maxSurge: " + surge.get() + ", maxUnavailable: "
                                + amount(update, "maxUnavailable").orElse("0") + ", " + minReady(root))
                : inPlace(root, amount(update, "maxUnavailable"));
    }

    private static String inPlace(MapValue root, Optional<String> unavailable) {
        return written(
                Strategy.IN_PLACE,
                unavailable.map(text -> "maxUnavailable: " + text + ", ").orElse("") + minReady(root));
    }

    private static Optional<String> amount(Optional<MapValue> numbers, String key) {
        return numbers.flatMap(map -> map.text(key));
    }

    private static String minReady(MapValue root) {
        int seconds = root.map("spec").stream()
                .mapToInt(spec -> spec.integer("minReadySeconds").orElse(0))
                .sum();
        return "minReady: " + seconds + "s";
    }

    private static String written(Strategy strategy, String rest) {
        return "{strategy: " + Spelling.of(strategy) + ", " + rest + "}";
    }
}
