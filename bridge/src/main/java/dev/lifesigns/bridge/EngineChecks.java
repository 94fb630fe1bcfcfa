/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One foreign check in the engine's form: its answer, or the word for its failure, travels as the attachment. */
record EngineChecks<R>(String foreignName, ForeignResults<R> results, RunContexts contexts) {
    HealthCheck blocking(ForeignCheck.Call<R> call) {
        return deadline -> {
            R answer;
            try {
                answer = contexts.call(() -> call.ask(deadline));
            } catch (InterruptedException e) {
                throw e;
            } catch (Throwable e) {
                return failure(e);
            }
            return result(answer);
        };
    }

    AsyncHealthCheck async(ForeignCheck.Async<R> check) {
        AsyncHealthCheck.Source<CheckResult> source = deadline -> stage(check.source(), deadline);
        return check.canceled()
                ? AsyncHealthCheck.canceling(source, result -> result)
                : AsyncHealthCheck.of(source, result -> result);
    }

    private CompletionStage<CheckResult> stage(AsyncHealthCheck.Source<R> source, CheckDeadline deadline) {
        try {
            CompletionStage<R> answer = contexts.call(() -> source.ask(deadline));
            return new Answer(answer);
        } catch (Throwable e) {
            return CompletableFuture.completedFuture(failure(e));
        }
    }

    private CheckResult result(@Nullable R answer) {
        if (answer == null) {
            String message = "the check returned null";
            ForeignFailure failure = new ForeignFailure(foreignName, ForeignFailure.Reason.FAILED, message, null);
            return CheckResult.down(ErrorKind.FAILED, message).withAttachment(results.failed(failure));
        }
        try {
            return results.read(answer).withAttachment(answer);
        } catch (Throwable e) {
            return failure(e);
        }
    }

    private CheckResult failure(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        CheckResult down = CheckResult.down(cause);
        String message = cause.getClass().getName();
        return down.withAttachment(
                results.failed(new ForeignFailure(foreignName, ForeignFailure.Reason.FAILED, message, cause)));
    }

    /**
     * The stage of an answer, read. Complete as soon as that is. When it is canceled so is that, and what comes of it is
     * not read: frameworks log the failures that they are asked to describe.
     */
    private final class Answer extends CompletableFuture<CheckResult> {
        private final CompletionStage<R> answer;

        @SuppressWarnings("FutureReturnValueIgnored") // what it completes is this
        Answer(CompletionStage<R> answer) {
            this.answer = answer;
            answer.whenComplete(this::read);
        }

        private void read(@Nullable R value, @Nullable Throwable thrown) {
            if (!isDone()) {
                complete(thrown == null ? result(value) : failure(thrown));
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean canceled = super.cancel(mayInterruptIfRunning);
            answer.toCompletableFuture().cancel(mayInterruptIfRunning);
            return canceled;
        }
    }
}
