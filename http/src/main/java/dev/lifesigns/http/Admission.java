/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.Authenticator.Outcome;
import dev.lifesigns.http.PasswordQueue.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets authenticated requests pass, and responds to all others. Thread-safe. */
final class Admission {
    private final Authentication authentication;
    private final ClientAddress clientAddress;
    private final ErrorResponses errors;
    private final Function<Throwable, CompletionStage<HealthResponse>> onFault;

    /** @param onFault the response to an internal error */
    Admission(
            Authentication authentication,
            ClientAddress clientAddress,
            ErrorResponses errors,
            Function<Throwable, CompletionStage<HealthResponse>> onFault) {
        this.authentication = authentication;
        this.clientAddress = clientAddress;
        this.errors = errors;
        this.onFault = onFault;
    }

    /** Whether any request can be authenticated. */
    boolean possible() {
        return authentication.possible();
    }

    /**
     * Responds with {@code then} if the request is authenticated, which may be known only later, on another thread.
     *
     * @param head whether a refusal has no body
     */
    CompletionStage<HealthResponse> admit(
            HealthRequest request, boolean head, Supplier<CompletionStage<HealthResponse>> then) {
        CompletableFuture<Verdict> verdict = verdict(request);
        return verdict.isDone()
                ? judged(verdict.join(), head, then)
                : new LinkedResponse(onFault).follow(verdict, known -> judged(known, head, then));
    }

    /** Whether the request is authenticated without a password. */
    boolean isAuthenticated(HealthRequest request) {
        CompletableFuture<Verdict> verdict = verdict(request);
        return verdict.isDone() && verdict.join().outcome() == Outcome.AUTHENTICATED;
    }

    private CompletableFuture<Verdict> verdict(HealthRequest request) {
        return authentication.of(request, clientAddress.of(request));
    }

    private CompletionStage<HealthResponse> judged(
            Verdict verdict, boolean head, Supplier<CompletionStage<HealthResponse>> then) {
        PreparedResponse refusal = refusal(verdict);
        return refusal == null ? then.get() : refusal.to(head);
    }

    private @Nullable PreparedResponse refusal(Verdict verdict) {
        return switch (verdict.outcome()) {
            case AUTHENTICATED -> null;
            case FORBIDDEN -> errors.forbidden();
            case REJECTED -> errors.unauthorized();
            case BUSY -> errors.tooManyRequests(verdict.retryAfterSeconds());
        };
    }
}
