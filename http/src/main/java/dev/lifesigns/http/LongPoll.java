/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.Snapshot;
import dev.lifesigns.http.HealthResponse.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One request that waits for news ({@code Prefer: wait=N}), as the future of its answer: answered when its answer's entity
 * tag is another one, or with 304 when its time has passed. Occupies no thread.
 *
 * <p>News is not always about this answer, so it looks again as often as something changed. Who may not wait, or no
 * longer, is answered at once, and is not told that the preference was applied.
 *
 * <p>Its place is free again as soon as it is complete, however that came about: also by being cancelled, because its
 * client has left.
 */
final class LongPoll extends CompletableFuture<HealthResponse> {
    private final LongPolling shared;
    private final Ask ask;
    private final String ifNoneMatch;
    private final long deadlineNanos;

    /* What it waits for now. Written before a look at isDone(), and read after it was done: so one of the two cancels. */
    private volatile @Nullable CompletableFuture<Snapshot> source;

    LongPoll(LongPolling shared, Ask ask, String ifNoneMatch) {
        this.shared = shared;
        this.ask = ask;
        this.ifNoneMatch = ifNoneMatch;
        this.deadlineNanos = shared.nanoClock().getAsLong()
                + Duration.ofSeconds(ask.waitSeconds()).toNanos();
    }

    /** Whose request it is. */
    long client() {
        return ask.client();
    }

    /** Looks for the first time. */
    LongPoll start(Page page) {
        HealthResponse news = news(page);
        if (news != null) {
            complete(news);
        } else if (!shared.waits().admit(this)) {
            complete(unchanged(page));
        } else {
            var unused = whenComplete((response, failure) -> end());
            waitForNews(page.snapshot());
        }
        return this;
    }

    /** Ends the wait before its time, since somebody else needs the place more. */
    void giveWay() {
        guarded(() -> complete(unchanged(shared.answers().latest())));
    }

    private void end() {
        shared.waits().remove(this);
        CompletableFuture<Snapshot> pending = source;
        if (pending != null) {
            pending.cancel(false);
        }
    }

    private void waitForNews(Snapshot seen) {
        long remaining = remainingNanos();
        CompletableFuture<Snapshot> next =
                shared.checker().changed(seen, Duration.ofNanos(remaining)).toCompletableFuture();
        source = next;
        if (isDone()) {
            next.cancel(false);
        }
        var unused = next.whenComplete((snapshot, failure) -> {
            if (!isDone()) {
                guarded(() -> look(shared.answers().latest(), seen));
            }
        });
    }

    /**
     * @param before what the checker was asked for news of: the same revision again before the time means that it lets
     *     nobody wait any more
     */
    private void look(Page page, Snapshot before) {
        HealthResponse news = news(page);
        if (news != null) {
            complete(news);
        } else if (remainingNanos() <= 0) {
            complete(applied(unchanged(page)));
        } else if (before.revision() == page.snapshot().revision()) {
            complete(unchanged(page));
        } else {
            waitForNews(page.snapshot());
        }
    }

    private long remainingNanos() {
        return deadlineNanos - shared.nanoClock().getAsLong();
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            complete(join(shared.onFault().apply(e)));
        }
    }

    /** What the client does not know yet, or {@code null}. */
    private @Nullable HealthResponse news(Page page) {
        Answer answer = shared.answers().answer(ask.question(), page);
        if (answer == null) {
            return join(shared.refusals().notFound().to(ask.head()));
        }
        return answer.matches(ifNoneMatch) ? null : applied(join(answer.full(ask.head())));
    }

    /** The answer as it is, without a word of having waited. */
    private HealthResponse unchanged(Page page) {
        Answer answer = shared.answers().answer(ask.question(), page);
        if (answer == null) {
            return join(shared.refusals().notFound().to(ask.head()));
        }
        return join(answer.matches(ifNoneMatch) ? answer.notModified() : answer.full(ask.head()));
    }

    private static HealthResponse join(CompletionStage<HealthResponse> complete) {
        return complete.toCompletableFuture().join();
    }

    private HealthResponse applied(HealthResponse response) {
        List<Header> headers = new ArrayList<>(response.headers());
        headers.add(new Header("Preference-Applied", "wait=" + ask.waitSeconds()));
        return response.withHeaders(headers);
    }
}
