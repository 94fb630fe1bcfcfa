/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts how often each event happened. Thread-safe. */
final class Tally {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String event) {
        count(event, 1);
    }

    void count(String event, long times) {
        if (times > 0) {
            counts.computeIfAbsent(event, first -> new LongAdder()).add(times);
        }
    }

    long of(String event) {
        LongAdder count = counts.get(event);
        return count == null ? 0 : count.sum();
    }

    /** Such as {@code 1,200 × 200, 3 × 503}. */
    @Override
    public String toString() {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(each -> String.format(
                                Locale.ROOT, "%,d × %s", each.getValue().sum(), each.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
