/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.Snapshot;
import dev.lifesigns.http.HealthResponse.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One request that waits for news ({@code Prefer: wait=N}): answered when its answer's entity tag is another one, or with
 * 304 when its time has passed. Occupies no thread.
 *
 * <p>News is not always about this answer, so it looks again as often as something changed. If there are too many who
 * wait, the checker answers before the time and without news; then so does this.
 */
final class LongPoll {
    private final HealthChecker checker;
    private final Answers answers;
    private final LongSupplier nanoClock;
    private final Question question;
    private final boolean head;
    private final String ifNoneMatch;
    private final int seconds;
    private final long deadlineNanos;
    private final CompletableFuture<HealthResponse> reply = new CompletableFuture<>();

    LongPoll(
            HealthChecker checker,
            Answers answers,
            LongSupplier nanoClock,
            Question question,
            boolean head,
            String ifNoneMatch,
            int seconds) {
        this.checker = checker;
        this.answers = answers;
        this.nanoClock = nanoClock;
        this.question = question;
        this.head = head;
        this.ifNoneMatch = ifNoneMatch;
        this.seconds = seconds;
        this.deadlineNanos = nanoClock.getAsLong() + Duration.ofSeconds(seconds).toNanos();
    }

    /** Looks for the first time. Completes exceptionally if we have a fault. */
    CompletionStage<HealthResponse> begin(Page page) {
        look(page, null);
        return reply;
    }

    /**
     * @param before what the checker was asked for news of, if it was: the same revision again means that there is none
     */
    private void look(Page page, @Nullable Snapshot before) {
        Answer answer = answers.answer(question, page);
        long remaining = deadlineNanos - nanoClock.getAsLong();
        if (!answer.matches(ifNoneMatch)) {
            applied(answer.full(head));
        } else if (remaining <= 0
                || (before != null && before.revision() == page.snapshot().revision())) {
            applied(answer.notModified());
        } else {
            waitForNews(page.snapshot(), remaining);
        }
    }

    private void waitForNews(Snapshot seen, long remaining) {
        checker.changed(seen, Duration.ofNanos(remaining)).whenComplete((news, fault) -> {
            try {
                if (fault != null) {
                    reply.completeExceptionally(fault);
                } else {
                    look(answers.latest(), seen);
                }
            } catch (RuntimeException | Error e) {
                reply.completeExceptionally(e);
            }
        });
    }

    private void applied(CompletionStage<HealthResponse> shared) {
        HealthResponse response = shared.toCompletableFuture().join();
        List<Header> headers = new ArrayList<>(response.headers());
        headers.add(new Header("Preference-Applied", "wait=" + seconds));
        reply.complete(response.withHeaders(headers));
    }
}
