/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Representations of the latest version, each rendered at most once. Thread-safe. */
final class RepresentationCache {
    private final HealthChecker checker;

    /*
     * Whoever advances to a version has looked at the old one before asking the checker, and gives way if another one came
     * in between. So an older version cannot replace a newer one, and no version is rendered twice.
     */
    private final AtomicReference<VersionCache> latest;

    RepresentationCache(HealthChecker checker) {
        this.checker = checker;
        this.latest = new AtomicReference<>(new VersionCache(checker.snapshot(), null));
    }

    /**
     * What is cached of the latest version, or {@code null} if checks that run on a probe have to run first.
     *
     * <p>The checker hands out the same complete stage as long as nothing changed, which makes this the path of nearly
     * every request: no lock, no allocation.
     */
    @Nullable
    VersionCache upToDate(Representation representation) {
        List<String> probes = representation.probes();
        VersionCache version = probes.isEmpty() ? latest() : latest.get();
        for (int i = 0; i < probes.size(); i++) {
            CompletionStage<HealthSnapshot> source = checker.fresh(probes.get(i));
            if (!version.isFrom(source)) {
                CompletableFuture<HealthSnapshot> fresh = source.toCompletableFuture();
                if (!fresh.isDone()) {
                    return null;
                }
                version = advance(version, fresh.join(), source);
            }
        }
        return version;
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

    /** What is cached of what the checker says now. */
    VersionCache latest() {
        while (true) {
            VersionCache version = latest.get();
            HealthSnapshot snapshot = checker.snapshot();
            if (version.snapshot().version() == snapshot.version()) {
                return version;
            }
            VersionCache next = new VersionCache(snapshot, null);
            if (latest.compareAndSet(version, next)) {
                return next;
            }
        }
    }

    private VersionCache advance(
            VersionCache version, HealthSnapshot snapshot, CompletionStage<HealthSnapshot> source) {
        VersionCache next = version.snapshot().version() == snapshot.version()
                ? version.from(source)
                : new VersionCache(snapshot, source);
        return latest.compareAndSet(version, next) ? next : latest();
    }

    /** The rendered representation at a version; {@code null} if it is about a check that has been removed. */
    @Nullable
    RenderedRepresentation render(Representation representation, VersionCache version) {
        return representation.view() instanceof View.OfProbe probe && representation.oneWord()
                ? representation.word(checker.status(probe.probe()))
                : version.render(representation);
    }
}
