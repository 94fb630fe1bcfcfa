/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for a change: at most {@value #CAPACITY} requests, and {@value #PER_CLIENT} of one client. Thread-safe.
 *
 * <p>When all are taken, a new request displaces the oldest one of the client that holds the most, if that is more than
 * its own client holds. So no client can keep others from waiting.
 */
final class Waits {
    static final int CAPACITY = 1_000;
    static final int PER_CLIENT = 100;

    /* Clients in insertion order, and so are the requests of each. */
    @GuardedBy("this")
    private final Map<Long, Set<LongPoll>> byClient = new LinkedHashMap<>();

    @GuardedBy("this")
    private int size;

    /** Admits one more; false if it may not wait. */
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

    /** Removes a request; does nothing if it is not there. */
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

    /** The oldest request of the client that holds the most, if that is more than {@code than}. */
    @GuardedBy("this")
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
