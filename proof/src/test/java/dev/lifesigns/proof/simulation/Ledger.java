/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.proof.simulation.Violation.unless;

import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Transition;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What listeners have to be told, and what they are: each transition once, in order, and at once. */
final class Ledger {
    /** A transition of a check that the model made. */
    private static final class Entry {
        final Verdict from;
        final Verdict to;
        final long at;
        final long lasted;
        boolean told;

        Entry(Verdict from, Verdict to, long at, long lasted) {
            this.from = from;
            this.to = to;
            this.at = at;
            this.lasted = lasted;
        }

        boolean matches(Transition.OfCheck told) {
            return told.from() == from.status()
                    && told.to() == to.status()
                    && told.error() == to.error()
                    && told.lasted().toNanos() == lasted;
        }

        @Override
        public String toString() {
            return from + " to " + to + " after " + lasted + " ns";
        }
    }

    private final Circumstances world;
    private final ArrayDeque<Entry> untold = new ArrayDeque<>();
    private final Map<String, ArrayDeque<Entry>> byCheck = new HashMap<>();
    private final Map<String, Long> since = new HashMap<>();
    private final Map<String, ProbeStatus> probes = new HashMap<>();
    private final List<Transition> told = new ArrayList<>();
    private final Map<String, Set<Instant>> changes = new HashMap<>();
    private @Nullable String lastCheck;

    Ledger(Circumstances world) {
        this.world = world;
    }

    /** All that was told to the listener that never fails. */
    List<Transition> told() {
        return told;
    }

    /** The first answer of a probe, of which nobody is told. */
    void begin(String probe, ProbeStatus status) {
        probes.put(probe, status);
    }

    /** A check was added, removed or replaced now, of which nobody is told; what follows for its probes is told. */
    void changed(String check) {
        changes.computeIfAbsent(check, name -> new HashSet<>()).add(world.wall());
    }

    /** A check was added now. */
    void added(String check) {
        changed(check);
        since.put(check, world.now());
    }

    /** A check changed; nobody is told when the engine is closed. */
    void expect(String check, Verdict from, Verdict to) {
        long now = world.now();
        Long before = since.put(check, now);
        if (world.open()) {
            Entry entry = new Entry(from, to, now, now - (before == null ? 0 : before));
            untold.add(entry);
            byCheck.computeIfAbsent(check, name -> new ArrayDeque<>()).add(entry);
        }
    }

    void tell(Transition transition) {
        told.add(transition);
        if (transition.name().equals(Pulse.NAME)) {
            return;
        }
        if (transition instanceof Transition.OfCheck check) {
            lastCheck = check.name();
            tellOfCheck(check);
        } else if (transition instanceof Transition.OfProbe probe) {
            tellOfProbe(probe);
        }
    }

    private void tellOfCheck(Transition.OfCheck transition) {
        ArrayDeque<Entry> entries = byCheck.get(transition.name());
        Entry entry = entries == null ? null : entries.poll();
        unless(entry != null && entry.matches(transition), "told: %s (expected: %s)", transition, entry);
        if (entry != null) {
            entry.told = true;
        }
    }

    private void tellOfProbe(Transition.OfProbe transition) {
        ProbeStatus before = probes.put(transition.name(), transition.to());
        unless(
                transition.from() == before && transition.to() != before,
                "told: %s (expected: a change from %s)",
                transition,
                before);
        String cause = transition.cause();
        unless(
                cause == null
                        || cause.equals(lastCheck)
                        || changes.getOrDefault(cause, Set.of()).contains(transition.at()),
                "told: %s (expected: right after its cause, not after %s)",
                transition,
                lastCheck);
    }

    /** Verifies that all is told that happened before this instant. */
    void awaitNothing() {
        while (!untold.isEmpty() && untold.peek().told) {
            untold.remove();
        }
        Entry first = untold.peek();
        unless(first == null || !world.overdue(first.at), "not told: %s", first);
    }

    /** Verifies that the last that was told of the probe is what it says. */
    void compare(String probe, ProbeStatus status) {
        unless(probes.get(probe) == status, "told of %s: %s (expected: %s)", probe, probes.get(probe), status);
    }
}
