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
 * One request that waits for a change ({@code Prefer: wait=N}), as the future of its response: complete when the entity tag
 * of the representation has changed, or with 304 when the time is over. Occupies no thread.
 *
 * <p>Not every change of the checker changes this representation, so it compares again after each. A request that may not
 * wait, or no longer, gets its response immediately and without {@code Preference-Applied}.
 *
 * <p>It makes room for another one as soon as it is complete, also if it was canceled because its client disconnected.
 */
final class LongPoll extends CompletableFuture<HealthResponse> {
    private final LongPolling shared;
    private final PendingRequest pending;
    private final String ifNoneMatch;
    private final long deadlineNanos;

    /* What it waits for. Written before isDone() is read, and read after completion: so one of the two cancels it. */
    private volatile @Nullable CompletableFuture<HealthSnapshot> source;

    LongPoll(LongPolling shared, PendingRequest pending, String ifNoneMatch) {
        this.shared = shared;
        this.pending = pending;
        this.ifNoneMatch = ifNoneMatch;
        this.deadlineNanos = shared.nanoClock().getAsLong()
                + Duration.ofSeconds(pending.waitSeconds()).toNanos();
    }

    /** The client that sent the request, by {@link Client#key()}. */
    long client() {
        return pending.client();
    }

    /** Completes immediately if there is a change already, and waits otherwise. */
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

    /** Ends the wait early, to make room for a client that holds fewer. */
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
     * @param before the snapshot of the last comparison: the same revision again before the time is over means that the
     *     checker accepts no waiting
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

    /** The response if the client's entity tag is not the current one, or {@code null}. */
    private @Nullable HealthResponse news(VersionCache version) {
        RenderedRepresentation rendered = shared.representations().render(pending.representation(), version);
        if (rendered == null) {
            return join(shared.errors().notFound().to(pending.head()));
        }
        return rendered.matches(ifNoneMatch) ? null : applied(join(full(rendered)));
    }

    /** The current response, without {@code Preference-Applied}. */
    private HealthResponse unchanged(VersionCache version) {
        RenderedRepresentation rendered = shared.representations().render(pending.representation(), version);
        if (rendered == null) {
            return join(shared.errors().notFound().to(pending.head()));
        }
        return join(rendered.matches(ifNoneMatch) ? rendered.notModified() : full(rendered));
    }

    private CompletionStage<HealthResponse> full(RenderedRepresentation rendered) {
        return shared.representations().full(rendered, pending.head());
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
