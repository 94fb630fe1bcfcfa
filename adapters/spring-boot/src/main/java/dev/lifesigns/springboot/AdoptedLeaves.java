/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.ForeignCheck;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;

/**
 * The indicators of one registry that run in the engine, by path. A composite may give another object for the same child at
 * each question, so a check is bound to the path and asks the object that was seen last. Thread-safe.
 *
 * @param <I> the indicators
 */
final class AdoptedLeaves<I> {
    private final Supplier<Adoption> adoption;
    private final Asking<I> asking;
    private final Predicate<String> registered;
    private final Object lock = new Object();

    /* Written under lock: what has left the registry is not re-adopted by a reader with a stale copy. */
    private final Map<String, Leaf<I>> leaves = new ConcurrentHashMap<>();

    /** How an indicator is called. */
    interface Asking<I> {
        /** In the background: the one that is current at that time. */
        ForeignCheck<Optional<Health>> inBackground(Supplier<I> current);

        /** On this thread. */
        Optional<Health> now(I indicator);
    }

    private record Leaf<I>(AtomicReference<I> indicator, AdoptedCheck<Optional<Health>> check) {}

    /**
     * None yet.
     *
     * @param adoption called when the first is adopted, not before
     * @param registered whether the registry has a contributor of that name
     */
    AdoptedLeaves(Supplier<Adoption> adoption, Asking<I> asking, Predicate<String> registered) {
        this.adoption = adoption;
        this.asking = asking;
        this.registered = registered;
    }

    /** What it answers now; one that has not been seen is adopted. */
    Optional<Health> now(Place place, I indicator) {
        Leaf<I> leaf = leaves.get(place.path());
        if (leaf == null) {
            leaf = adopt(place, indicator);
        } else if (!place.isRoot()) {
            // not at the root, where a reader may have a stale copy of the registry
            leaf.indicator().set(indicator);
        }
        return leaf == null ? adoption.get().gone(place.path()) : leaf.check().now();
    }

    /** Adopts what has just been registered, or was before the engine has started. */
    void register(Place place, I indicator) {
        Leaf<I> leaf = adopt(place, indicator);
        if (leaf != null) {
            leaf.indicator().set(indicator);
        }
    }

    /** The leaf of a place, adopted unless it is; none if it has left the registry meanwhile. */
    private @Nullable Leaf<I> adopt(Place place, I indicator) {
        synchronized (lock) {
            Leaf<I> leaf = leaves.get(place.path());
            if (leaf == null && registered.test(place.registered())) {
                AtomicReference<I> current = new AtomicReference<>(indicator);
                leaf = new Leaf<>(
                        current,
                        adoption.get()
                                .adopt(
                                        place,
                                        indicator,
                                        asking.inBackground(current::get),
                                        () -> asking.now(current.get())));
                leaves.put(place.path(), leaf);
            }
            return leaf;
        }
    }

    /** Takes a contributor out that the registry no longer has, with its children. */
    void remove(String name) {
        removeIf(path -> path.equals(name) || path.startsWith(name + "/"));
    }

    /** Takes those children of a composite out that it no longer has. */
    void retain(Place composite, Set<String> children) {
        String prefix = composite.path() + "/";
        removeIf(path -> path.startsWith(prefix) && !children.contains(firstName(path.substring(prefix.length()))));
    }

    private static String firstName(String path) {
        int end = path.indexOf('/');
        return end < 0 ? path : path.substring(0, end);
    }

    private void removeIf(Predicate<String> path) {
        if (leaves.keySet().stream().noneMatch(path)) {
            return;
        }
        synchronized (lock) {
            leaves.entrySet().removeIf(leaf -> {
                boolean gone = path.test(leaf.getKey());
                if (gone) {
                    leaf.getValue().check().remove();
                }
                return gone;
            });
        }
    }
}
