/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A response that depends on other futures, one after the other. Unlike a stage created by {@code thenCompose}, it
 * propagates its cancellation to the one it is waiting for.
 */
final class LinkedResponse extends CompletableFuture<HealthResponse> {
    private final Function<Throwable, CompletionStage<HealthResponse>> onFault;

    /* What it waits for. Written before isDone() is read, and read after completion: so one of the two cancels it. */
    private volatile @Nullable CompletableFuture<?> source;

    /** @param onFault the response to an internal error */
    LinkedResponse(Function<Throwable, CompletionStage<HealthResponse>> onFault) {
        this.onFault = onFault;
        var unused = whenComplete((response, failure) -> {
            CompletableFuture<?> pending = source;
            if (pending != null) {
                pending.cancel(false);
            }
        });
    }

    /** Waits for a future, then for the one derived from it. */
    <T> LinkedResponse follow(CompletableFuture<T> first, Function<T, CompletionStage<HealthResponse>> then) {
        waitFor(first);
        var unused = first.whenComplete((value, failure) -> {
            if (failure != null) {
                fail(failure);
                return;
            }
            try {
                end(then.apply(value).toCompletableFuture());
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        });
        return this;
    }

    private void end(CompletableFuture<HealthResponse> last) {
        waitFor(last);
        var unused = last.whenComplete((response, failure) -> {
            if (failure == null) {
                complete(response);
            } else {
                fail(failure);
            }
        });
    }

    private void waitFor(CompletableFuture<?> next) {
        source = next;
        if (isDone()) {
            next.cancel(false);
        }
    }

    private void fail(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CancellationException && isDone()) {
            return;
        }
        complete(onFault.apply(cause).toCompletableFuture().join());
    }
}
