/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthSnapshot;
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
    private final PendingRequest pending;
    private final String ifNoneMatch;
    private final long deadlineNanos;

    /* What it waits for now. Written before a look at isDone(), and read after it was done: so one of the two cancels. */
    private volatile @Nullable CompletableFuture<HealthSnapshot> source;

    LongPoll(LongPolling shared, PendingRequest pending, String ifNoneMatch) {
        this.shared = shared;
        this.pending = pending;
        this.ifNoneMatch = ifNoneMatch;
        this.deadlineNanos = shared.nanoClock().getAsLong()
                + Duration.ofSeconds(pending.waitSeconds()).toNanos();
    }

    /** Whose request it is. */
    long client() {
        return pending.client();
    }

    /** Looks for the first time. */
    LongPoll start(VersionCache version) {
        HealthResponse news = news(version);
        if (news != null) {
            complete(news);
        } else if (!shared.waits().admit(this)) {
            complete(unchanged(version));
        } else {
            var unused = whenComplete((response, failure) -> end());
            waitForNews(version.snapshot());
        }
        return this;
    }

    /** Ends the wait before its time, since somebody else needs the place more. */
    void giveWay() {
        guarded(() -> complete(unchanged(shared.representations().latest())));
    }

    private void end() {
        shared.waits().remove(this);
        CompletableFuture<HealthSnapshot> awaited = source;
        if (awaited != null) {
            awaited.cancel(false);
        }
    }

    private void waitForNews(HealthSnapshot seen) {
        long remaining = remainingNanos();
        CompletableFuture<HealthSnapshot> next =
                shared.checker().changed(seen, Duration.ofNanos(remaining)).toCompletableFuture();
        source = next;
        if (isDone()) {
            next.cancel(false);
        }
        var unused = next.whenComplete((snapshot, failure) -> {
            if (!isDone()) {
                guarded(() -> look(shared.representations().latest(), seen));
            }
        });
    }

    /**
     * @param before what the checker was asked for news of: the same revision again before the time means that it lets
     *     nobody wait any more
     */
    private void look(VersionCache version, HealthSnapshot before) {
        HealthResponse news = news(version);
        if (news != null) {
            complete(news);
        } else if (remainingNanos() <= 0) {
            complete(applied(unchanged(version)));
        } else if (before.revision() == version.snapshot().revision()) {
            complete(unchanged(version));
        } else {
            waitForNews(version.snapshot());
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
    private @Nullable HealthResponse news(VersionCache version) {
        RenderedRepresentation rendered = shared.representations().render(pending.representation(), version);
        if (rendered == null) {
            return join(shared.errors().notFound().to(pending.head()));
        }
        return rendered.matches(ifNoneMatch) ? null : applied(join(rendered.full(pending.head())));
    }

    /** The answer as it is, without a word of having waited. */
    private HealthResponse unchanged(VersionCache version) {
        RenderedRepresentation rendered = shared.representations().render(pending.representation(), version);
        if (rendered == null) {
            return join(shared.errors().notFound().to(pending.head()));
        }
        return join(rendered.matches(ifNoneMatch) ? rendered.notModified() : rendered.full(pending.head()));
    }

    private static HealthResponse join(CompletionStage<HealthResponse> complete) {
        return complete.toCompletableFuture().join();
    }

    private HealthResponse applied(HealthResponse response) {
        List<Header> headers = new ArrayList<>(response.headers());
        headers.add(new Header("Preference-Applied", "wait=" + pending.waitSeconds()));
        return response.withHeaders(headers);
    }
}
