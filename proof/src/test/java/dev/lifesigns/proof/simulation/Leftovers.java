/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reference for what replaced and removed checks leave at work. A run that was handed over and not called when its
 * check was replaced cannot be seen from outside; for as long as it waits for a thread, the engine knows of one more.
 */
final class Leftovers {
    private static final int MOST = 2;

    private final Map<String, List<Left>> byName = new HashMap<>();
    private final Map<String, Integer> retired = new HashMap<>();

    /** A check at work, and when it should have returned. */
    private record Left(Moody check, long deadline) {}

    /** A check of that name was replaced or removed. */
    void retired(String name) {
        retired.merge(name, 1, Integer::sum);
    }

    /** A check that was replaced or removed is at work. */
    void leave(String name, Moody check, long deadline) {
        byName.computeIfAbsent(name, none -> new ArrayList<>()).add(new Left(check, deadline));
    }

    /** It has returned. */
    void returned(String name, Moody check) {
        of(name).removeIf(left -> left.check() == check);
    }

    /** Whether no other run of that name may start. */
    boolean full(String name) {
        return of(name).size() >= MOST;
    }

    /** Whether that is possible, as far as can be seen from outside. */
    boolean mayBeFull(String name) {
        return retired.getOrDefault(name, 0) >= MOST;
    }

    /** When the first of them should have returned. */
    long deadline(String name) {
        return of(name).get(0).deadline();
    }

    private List<Left> of(String name) {
        return byName.getOrDefault(name, new ArrayList<>());
    }
}
