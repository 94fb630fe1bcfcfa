/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The registered checks by name, and the free indexes. Not thread-safe; guarded by the engine's lock, because it
 * changes in the same step as the published state.
 */
final class CheckRegistry {
    private final CheckerConfig config;
    private final BiConsumer<RegisteredCheck, Heartbeat> beats;
    private final Map<String, RegisteredCheck> byName = new HashMap<>();

    /** For each probe, its checks that run only when it is read. */
    private final List<Set<RegisteredCheck>> onProbe = new ArrayList<>();

    /* Indexes that were used and are free again. Last in, first out, so that states stay small. */
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private int indexes;
    private long sequence;

    /**
     * @param beats binds a heartbeat to a check, and rejects one that is already bound
     */
    CheckRegistry(CheckerConfig config, BiConsumer<RegisteredCheck, Heartbeat> beats) {
        this.beats = beats;
        this.config = config;
        for (int probe = 0; probe < config.probes.length; probe++) {
            onProbe.add(new LinkedHashSet<>());
        }
    }

    /**
     * Adds a check at a free index.
     *
     * @throws IllegalArgumentException if its name is taken
     * @throws IllegalStateException if it is a heartbeat that is already registered
     */
    RegisteredCheck add(CheckDefinition check) {
        if (byName.containsKey(check.name())) {
            throw new IllegalArgumentException(Names.taken("check name", check.name()));
        }
        int[] probes = config.probesOf(check);
        Integer reused = free.peekFirst();
        int index = reused == null ? indexes : reused;
        RegisteredCheck added = new RegisteredCheck(check, index, ++sequence, probes);
        bind(added);
        if (reused == null) {
            indexes++;
        } else {
            free.removeFirst();
        }
        enter(added);
        return added;
    }

    /**
     * Accepts what is not a quorum, or is one of registered checks and not of itself.
     *
     * @throws IllegalArgumentException with one line for each fault
     */
    void requireComputable(CheckDefinition check) {
        Quorum quorum = check.quorum();
        if (quorum == null) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        Map<String, Quorum> quorums = new LinkedHashMap<>();
        byName.values().stream()
                .sorted(Comparator.comparingLong(RegisteredCheck::sequence))
                .forEach(registered -> {
                    names.add(registered.name());
                    if (registered.quorum() != null) {
                        quorums.put(registered.name(), registered.quorum());
                    }
                });
        names.add(check.name());
        quorums.put(check.name(), quorum);
        CheckerConfig.requireNone(Quorums.faults(Map.of(check.name(), quorum), names, quorums));
    }

    /** Frees its name and its index. */
    void remove(RegisteredCheck check) {
        unbind(check);
        leave(check);
        free.addFirst(check.index());
    }

    /** Registers another check at the index of this one. */
    RegisteredCheck replace(RegisteredCheck check, CheckDefinition by) {
        RegisteredCheck next = check.replacedBy(by, config.probesOf(by));
        rebind(check, next);
        leave(check);
        enter(next);
        return next;
    }

    /** The check of that name, or {@code null}. */
    @Nullable
    RegisteredCheck check(String name) {
        return byName.get(name);
    }

    /** The index of the check of that name, or {@code null}. */
    @Nullable
    Integer index(String name) {
        RegisteredCheck check = byName.get(name);
        return check == null ? null : check.index();
    }

    /** The probe's checks that run only when it is read. */
    Set<RegisteredCheck> onProbe(int probe) {
        return onProbe.get(probe);
    }

    private void bind(RegisteredCheck check) {
        Heartbeat heartbeat = check.heartbeat();
        if (heartbeat != null) {
            beats.accept(check, heartbeat);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very heartbeat
    private void rebind(RegisteredCheck check, RegisteredCheck next) {
        if (check.heartbeat() == next.heartbeat()) {
            unbind(check);
            bind(next);
        } else {
            // In this order, so that a rejected one changes nothing.
            bind(next);
            unbind(check);
        }
    }

    private static void unbind(RegisteredCheck check) {
        Heartbeat heartbeat = check.heartbeat();
        if (heartbeat != null) {
            heartbeat.unbind();
        }
    }

    private void enter(RegisteredCheck check) {
        byName.put(check.name(), check);
        if (check.onProbe()) {
            for (int probe : check.probes()) {
                onProbe.get(probe).add(check);
            }
        }
    }

    private void leave(RegisteredCheck check) {
        byName.remove(check.name());
        if (check.onProbe()) {
            for (int probe : check.probes()) {
                onProbe.get(probe).remove(check);
            }
        }
    }
}
