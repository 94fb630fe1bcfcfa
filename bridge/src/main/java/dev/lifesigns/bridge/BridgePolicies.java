/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The configured policies of the checks. Immutable. Precedence, lowest first: defaults, the author's declaration, the
 * configuration for the check.
 *
 * @param defaults for every check
 * @param checks by the name of the check, in any spelling: {@code diskSpace} and {@code disk-space} are one, and so are
 *     {@code db/primary} and {@code db.primary}
 */
public record BridgePolicies(PolicyOverrides defaults, Map<String, PolicyOverrides> checks) {
    private static final BridgePolicies NONE = new BridgePolicies(PolicyOverrides.none(), Map.of());

    public BridgePolicies {
        requireNonNull(defaults, "BridgePolicies: defaults is null");
        checks = Map.copyOf(checks);
    }

    /** The engine's own defaults for all. */
    public static BridgePolicies none() {
        return NONE;
    }

    /**
     * What holds for a check.
     *
     * @param foreignName as the framework calls it
     * @param declared what its author says
     */
    PolicyOverrides of(String foreignName, PolicyOverrides declared) {
        return defaults.overriddenBy(declared).overriddenBy(configured(foreignName));
    }

    /** The configured names that are none of these, in order. */
    List<String> unmatched(Set<String> foreignNames) {
        Set<String> relaxed = foreignNames.stream().map(ForeignNames::relaxed).collect(Collectors.toSet());
        return checks.keySet().stream()
                .filter(name -> !relaxed.contains(ForeignNames.relaxed(name)))
                .sorted()
                .toList();
    }

    private PolicyOverrides configured(String foreignName) {
        PolicyOverrides exact = checks.get(foreignName);
        if (exact != null) {
            return exact;
        }
        Map<String, PolicyOverrides> relaxed = new HashMap<>();
        checks.forEach((name, overrides) -> relaxed.put(ForeignNames.relaxed(name), overrides));
        return relaxed.getOrDefault(ForeignNames.relaxed(foreignName), PolicyOverrides.none());
    }
}
