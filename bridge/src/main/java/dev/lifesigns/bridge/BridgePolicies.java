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
import java.util.stream.Stream;

/**
 * The configured policies of the checks. Immutable. Precedence, lowest first: defaults, the author's declaration, the
 * configuration for the check.
 *
 * @param defaults for every check
 * @param checks by the name of the check, in any spelling: {@code diskSpace} and {@code disk-space} are one, and so are
 *     {@code db/primary} and {@code db.primary}
 * @param inMemory checks that never block, whose adapter adopts them with {@link ForeignCheck#inMemory}; by name, in any
 *     spelling
 */
public record BridgePolicies(PolicyOverrides defaults, Map<String, PolicyOverrides> checks, Set<String> inMemory) {
    private static final BridgePolicies NONE = new BridgePolicies(PolicyOverrides.none(), Map.of());

    public BridgePolicies {
        requireNonNull(defaults, "BridgePolicies: defaults is null");
        checks = Map.copyOf(checks);
        inMemory = Set.copyOf(inMemory);
    }

    /** Nothing of checks in memory. */
    public BridgePolicies(PolicyOverrides defaults, Map<String, PolicyOverrides> checks) {
        this(defaults, checks, Set.of());
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

    /** Whether the configuration says that a check never blocks. */
    public boolean isInMemory(String foreignName) {
        String relaxed = ForeignNames.relaxed(foreignName);
        return inMemory.stream().map(ForeignNames::relaxed).anyMatch(relaxed::equals);
    }

    /** The configured names that are none of these, in order. */
    List<String> unmatched(Set<String> foreignNames) {
        Set<String> relaxed = foreignNames.stream().map(ForeignNames::relaxed).collect(Collectors.toSet());
        return Stream.concat(checks.keySet().stream(), inMemory.stream())
                .distinct()
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
