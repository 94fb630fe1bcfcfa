/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for news: at most {@value #CAPACITY} requests, and {@value #PER_CLIENT} of one client. Thread-safe.
 *
 * <p>When all places are taken, a newcomer gets the oldest place of the client that holds the most, if that is more than
 * the newcomer holds. So nobody can keep others from waiting.
 */
final class Waits {
    static final int CAPACITY = 1_000;
    static final int PER_CLIENT = 100;

    /* Clients in the order in which they came, the waits of each as well. Guarded by this. */
    private final Map<Long, Set<LongPoll>> byClient = new LinkedHashMap<>();
    private int size;

    /** Lets one more wait; false if it may not. */
    boolean admit(LongPoll wait) {
        LongPoll displaced = null;
        synchronized (this) {
            int held = byClient.getOrDefault(wait.client(), Set.of()).size();
            if (held >= PER_CLIENT) {
                return false;
            }
            if (size >= CAPACITY) {
                displaced = oldestOfTheGreediest(held);
                if (displaced == null) {
                    return false;
                }
                remove(displaced);
            }
            byClient.computeIfAbsent(wait.client(), client -> new LinkedHashSet<>())
                    .add(wait);
            size++;
        }
        if (displaced != null) {
            displaced.giveWay();
        }
        return true;
    }

    /** Makes room again. Does nothing for a request that does not wait (any more). */
    synchronized void remove(LongPoll wait) {
        Set<LongPoll> waits = byClient.get(wait.client());
        if (waits != null && waits.remove(wait)) {
            size--;
            if (waits.isEmpty()) {
                byClient.remove(wait.client());
            }
        }
    }

    synchronized int size() {
        return size;
    }

    /** The first wait of the client that holds the most, if that is more than so many. */
    private @Nullable LongPoll oldestOfTheGreediest(int than) {
        Set<LongPoll> most = Set.of();
        for (Set<LongPoll> waits : byClient.values()) {
            if (waits.size() > Math.max(than, most.size())) {
                most = waits;
            }
        }
        return most.isEmpty() ? null : most.iterator().next();
    }
}
