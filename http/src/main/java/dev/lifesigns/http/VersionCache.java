/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthSnapshot;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The representations requested at one version of the snapshot, each rendered once. The next version replaces the whole
 * cache, so there are never more than one version's representations in memory.
 *
 * @param snapshot the content of the representations
 */
record VersionCache(HealthSnapshot snapshot, ConcurrentHashMap<Representation, Entry> entries) {
    VersionCache(HealthSnapshot snapshot) {
        this(snapshot, new ConcurrentHashMap<>());
    }

    /** The rendered representation, or {@code null} if it is about a check that has been removed. */
    @Nullable
    RenderedRepresentation render(Representation representation) {
        if (!representation.view().in(snapshot)) {
            return null;
        }
        Entry entry = entries.get(representation);
        if (entry == null) {
            entry = entries.computeIfAbsent(representation, Entry::new);
        }
        return entry.render(snapshot);
    }

    /** Renders under its own monitor, not within the map: only requests for the same representation wait for it. */
    static final class Entry {
        private final Representation representation;
        private volatile @Nullable RenderedRepresentation rendered;

        Entry(Representation representation) {
            this.representation = representation;
        }

        RenderedRepresentation render(HealthSnapshot snapshot) {
            RenderedRepresentation known = rendered;
            if (known == null) {
                synchronized (this) {
                    known = rendered;
                    if (known == null) {
                        known = new RenderedRepresentation(
                                representation.dialect(), representation.view().report(snapshot));
                        rendered = known;
                    }
                }
            }
            return known;
        }
    }
}
