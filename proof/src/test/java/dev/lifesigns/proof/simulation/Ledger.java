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

/** Compares the transitions that listeners must get with those that they do get: each once, in order, and at once. */
final class Ledger {
    /** A transition of a check that the model made. */
    private static final class Entry {
        final Verdict from;
        final Verdict to;
        final long at;
        final long lasted;
        boolean delivered;

        Entry(Verdict from, Verdict to, long at, long lasted) {
            this.from = from;
            this.to = to;
            this.at = at;
            this.lasted = lasted;
        }

        boolean matches(Transition.OfCheck delivered) {
            return delivered.from() == from.status()
                    && delivered.to() == to.status()
                    && delivered.error() == to.error()
                    && delivered.lasted().toNanos() == lasted;
        }

        @Override
        public String toString() {
            return from + " to " + to + " after " + lasted + " ns";
        }
    }

    private final Circumstances world;
    private final ArrayDeque<Entry> undelivered = new ArrayDeque<>();
    private final Map<String, ArrayDeque<Entry>> byCheck = new HashMap<>();
    private final Map<String, Long> since = new HashMap<>();
    private final Map<String, ProbeStatus> probes = new HashMap<>();
    private final List<Transition> delivered = new ArrayList<>();
    private final Map<String, Set<Instant>> changes = new HashMap<>();
    private @Nullable String lastCheck;

    Ledger(Circumstances world) {
        this.world = world;
    }

    /** Everything that was delivered to the listener that never fails. */
    List<Transition> delivered() {
        return delivered;
    }

    /** The initial status of a probe, which is not a transition. */
    void initial(String probe, ProbeStatus status) {
        probes.put(probe, status);
    }

    /** A check was added, removed or replaced now, which is not a transition; the transitions of its probes are. */
    void changed(String check) {
        changes.computeIfAbsent(check, name -> new HashSet<>()).add(world.wall());
    }

    /** A check was added now. */
    void added(String check) {
        changed(check);
        since.put(check, world.now());
    }

    /** A check changed; nothing is delivered when the engine is closed. */
    void expect(String check, Verdict from, Verdict to) {
        long now = world.now();
        Long before = since.put(check, now);
        if (world.open()) {
            Entry entry = new Entry(from, to, now, now - (before == null ? 0 : before));
            undelivered.add(entry);
            byCheck.computeIfAbsent(check, name -> new ArrayDeque<>()).add(entry);
        }
    }

    void deliver(Transition transition) {
        delivered.add(transition);
        if (transition.name().equals(Pulse.NAME)) {
            return;
        }
        if (transition instanceof Transition.OfCheck check) {
            lastCheck = check.name();
            deliverOfCheck(check);
        } else if (transition instanceof Transition.OfProbe probe) {
            deliverOfProbe(probe);
        }
    }

    private void deliverOfCheck(Transition.OfCheck transition) {
        ArrayDeque<Entry> entries = byCheck.get(transition.name());
        Entry entry = entries == null ? null : entries.poll();
        unless(entry != null && entry.matches(transition), "delivered: %s (expected: %s)", transition, entry);
        if (entry != null) {
            entry.delivered = true;
        }
    }

    private void deliverOfProbe(Transition.OfProbe transition) {
        ProbeStatus before = probes.put(transition.name(), transition.to());
        unless(
                transition.from() == before && transition.to() != before,
                "delivered: %s (expected: a change from %s)",
                transition,
                before);
        String cause = transition.cause();
        unless(
                cause == null
                        || cause.equals(lastCheck)
                        || changes.getOrDefault(cause, Set.of()).contains(transition.at()),
                "delivered: %s (expected: right after its cause, not after %s)",
                transition,
                lastCheck);
    }

    /** Verifies that everything that happened before this instant is delivered. */
    void awaitNothing() {
        while (!undelivered.isEmpty() && undelivered.peek().delivered) {
            undelivered.remove();
        }
        Entry first = undelivered.peek();
        unless(first == null || !world.overdue(first.at), "not delivered: %s", first);
    }

    /** Verifies that the last delivered transition of the probe leads to its status. */
    void compare(String probe, ProbeStatus status) {
        unless(
                probes.get(probe) == status,
                "last delivered of %s: %s (expected: %s)",
                probe,
                probes.get(probe),
                status);
    }
}
