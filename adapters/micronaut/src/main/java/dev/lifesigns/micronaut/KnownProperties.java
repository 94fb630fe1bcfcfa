/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import dev.lifesigns.bridge.Spelling;
import io.micronaut.core.naming.NameUtils;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The properties below {@code lifesigns}. */
final class KnownProperties {
    /** The values of a policy. */
    static final Set<String> POLICY = Set.of(
            "period",
            "timeout",
            "initial-delay",
            "stale-after",
            "jitter",
            "failure-threshold",
            "success-threshold",
            "critical",
            "probes");

    /** The values that a name has below it; none if it is a value itself. */
    private static final Map<String, Set<String>> NAMES = Map.of(
            "enabled", Set.of(),
            "startup-wait", Set.of(),
            "drain-delay", Set.of(),
            "in-memory", Set.of(),
            "defaults", POLICY,
            "checks", POLICY,
            "endpoint", Set.of("enabled", "path"));

    /** Of an element of a list. */
    private static final Pattern INDEX = Pattern.compile("\\[\\d*]");

    private KnownProperties() {}

    /** What was probably meant by a key, or {@code null} if there is such a property, or it is not one of ours. */
    static @Nullable String insteadOf(String key) {
        List<String> parts = Arrays.stream(INDEX.matcher(key).replaceAll("").split("\\.", -1))
                .map(NameUtils::hyphenate)
                .collect(Collectors.toList());
        String name = String.join(".", parts);
        if (parts.size() < 2 || !parts.get(0).equals("lifesigns")) {
            return null;
        }
        String first = Spelling.nearest(parts.get(1), NAMES.keySet());
        parts.set(1, first);
        Set<String> values = NAMES.getOrDefault(first, Set.of());
        // the name of a check comes between
        int value = first.equals("checks") ? 3 : 2;
        int depth = values.isEmpty() ? 2 : value + 1;
        if (!values.isEmpty() && parts.size() > value) {
            parts.set(value, Spelling.nearest(parts.get(value), values));
        }
        String meant = String.join(".", parts.subList(0, Math.min(depth, parts.size())));
        return meant.equals(name) ? null : meant;
    }
}
