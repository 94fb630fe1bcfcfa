/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Gives the answer to a question at the latest version, rendered at most once. Thread-safe. */
final class Answers {
    private final HealthChecker checker;

    /*
     * Whoever turns the page has looked at the old page before asking the checker, and gives way if the page was turned
     * in between. So an older version can not replace a newer one, and no version is rendered twice.
     */
    private final AtomicReference<Page> latest;

    Answers(HealthChecker checker) {
        this.checker = checker;
        this.latest = new AtomicReference<>(new Page(checker.snapshot(), null));
    }

    /**
     * The page that holds the answer, or {@code null} if checks that run on a probe have to run first.
     *
     * <p>The checker hands out the same complete stage as long as nothing changed, which makes this the path of nearly
     * every request: no lock, no allocation.
     */
    @Nullable
    Page pageNow(Question question) {
        List<String> probes = question.probes();
        Page page = probes.isEmpty() ? latest() : latest.get();
        for (int i = 0; i < probes.size(); i++) {
            CompletionStage<Snapshot> source = checker.fresh(probes.get(i));
            if (!page.isFrom(source)) {
                CompletableFuture<Snapshot> fresh = source.toCompletableFuture();
                if (!fresh.isDone()) {
                    return null;
                }
                page = turn(page, fresh.join(), source);
            }
        }
        return page;
    }

    /** Completes when the checks that run on a probe have. */
    CompletionStage<Page> pageSoon(Question question) {
        List<CompletableFuture<Snapshot>> runs = new ArrayList<>();
        for (String probe : question.probes()) {
            runs.add(checker.fresh(probe).toCompletableFuture());
        }
        return CompletableFuture.allOf(runs.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> latest());
    }

    /** The page of what the checker says now. */
    Page latest() {
        while (true) {
            Page page = latest.get();
            Snapshot snapshot = checker.snapshot();
            if (page.snapshot().version() == snapshot.version()) {
                return page;
            }
            Page next = new Page(snapshot, null);
            if (latest.compareAndSet(page, next)) {
                return next;
            }
        }
    }

    private Page turn(Page page, Snapshot snapshot, CompletionStage<Snapshot> source) {
        Page next = page.snapshot().version() == snapshot.version() ? page.from(source) : new Page(snapshot, source);
        return latest.compareAndSet(page, next) ? next : latest();
    }

    /** The answer on a page; {@code null} if the question is about a check that has been removed. */
    @Nullable
    Answer answer(Question question, Page page) {
        return question.view() instanceof View.OfProbe probe && question.oneWord()
                ? question.word(checker.status(probe.probe()))
                : page.answer(question);
    }
}
