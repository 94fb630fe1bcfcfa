/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Objects that select pods by their labels. They are indexed by the first label of their selector, so that a pod only looks at
 * those that share a label with it. Not thread-safe.
 */
final class BySelector<T> {
    private final Map<Label, List<Selecting<T>>> byLabel = new HashMap<>();

    private record Label(String namespace, String key, String value) {}

    private record Selecting<T>(Map<String, String> selector, T object) {}

    /**
     * Adds one.
     *
     * @param selector never empty
     */
    void add(String namespace, Map<String, String> selector, T object) {
        Map.Entry<String, String> first = selector.entrySet().iterator().next();
        byLabel.computeIfAbsent(new Label(namespace, first.getKey(), first.getValue()), key -> new ArrayList<>(1))
                .add(new Selecting<>(selector, object));
    }

    boolean isEmpty() {
        return byLabel.isEmpty();
    }

    /** Those that select pods with these labels, each once. */
    Set<T> selecting(String namespace, Map<String, String> labels) {
        Set<T> found = new LinkedHashSet<>();
        labels.forEach((key, value) -> byLabel.getOrDefault(new Label(namespace, key, value), List.of()).stream()
                .filter(each -> labels.entrySet().containsAll(each.selector().entrySet()))
                .forEach(each -> found.add(each.object())));
        return found;
    }
}
