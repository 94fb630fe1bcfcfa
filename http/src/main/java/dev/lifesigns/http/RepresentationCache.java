/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Representations of the latest version, each rendered at most once. Thread-safe. */
final class RepresentationCache {
    private final HealthChecker checker;
    private final InstantSource wallClock;

    /*
     * To advance to a snapshot, read this first, then ask the checker, then compare and set. So an older version never
     * replaces a newer one, and no version is rendered twice.
     */
    private final AtomicReference<VersionCache> latest;

    /** @param wallClock the time of responses */
    RepresentationCache(HealthChecker checker, InstantSource wallClock) {
        this.checker = checker;
        this.wallClock = wallClock;
        this.latest = new AtomicReference<>(new VersionCache(checker.snapshot()));
    }

    /**
     * The cache of the latest version, or {@code null} if checks that run on a probe have to run first. The path of
     * nearly every request: no lock, no allocation.
     */
    @Nullable
    VersionCache upToDate(Representation representation) {
        VersionCache seen = latest.get();
        HealthSnapshot snapshot = null;
        List<String> probes = representation.probes();
        for (int i = 0; i < probes.size(); i++) {
            snapshot = checker.freshNow(probes.get(i));
            if (snapshot == null) {
                return null;
            }
        }
        VersionCache version = snapshot == null ? null : advance(seen, snapshot);
        return version == null ? latest() : version;
    }

    /** Completes when the checks that run on a probe have. */
    CompletionStage<VersionCache> afterRuns(Representation representation) {
        List<CompletableFuture<HealthSnapshot>> runs = new ArrayList<>();
        for (String probe : representation.probes()) {
            runs.add(checker.fresh(probe).toCompletableFuture());
        }
        return CompletableFuture.allOf(runs.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> latest());
    }

    /** The cache of what the checker says now. */
    VersionCache latest() {
        while (true) {
            VersionCache seen = latest.get();
            VersionCache version = advance(seen, checker.snapshot());
            if (version != null) {
                return version;
            }
        }
    }

    /** The cache of a snapshot that was taken after {@code seen} was; {@code null} if another thread has been faster. */
    private @Nullable VersionCache advance(VersionCache seen, HealthSnapshot snapshot) {
        if (seen.snapshot().version() == snapshot.version()) {
            return seen;
        }
        VersionCache next = new VersionCache(snapshot);
        return latest.compareAndSet(seen, next) ? next : null;
    }

    /** The rendered representation at a version; {@code null} if it is about a check that has been removed. */
    @Nullable
    RenderedRepresentation render(Representation representation, VersionCache version) {
        return representation.view() instanceof View.OfProbe probe && representation.oneWord()
                ? representation.word(checker.status(probe.probe()))
                : version.render(representation);
    }

    /** The body that shows it now, in parts. Runs no check. */
    List<ByteBuffer> parts(Representation representation) {
        return requireNonNull(render(representation, latest())).parts(wallClock);
    }

    /** The response that shows it now. */
    CompletionStage<HealthResponse> full(RenderedRepresentation rendered, boolean head) {
        return rendered.full(head, wallClock);
    }
}
