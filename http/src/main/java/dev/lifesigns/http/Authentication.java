/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.Authenticator.Outcome;
import dev.lifesigns.http.PasswordQueue.Verdict;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a request may see details: if any authenticator accepts it, or its password is right. */
final class Authentication {
    private final List<Authenticator> authenticators;
    private final @Nullable Basic basic;
    private final List<String> challenges;

    Authentication(List<Authenticator> authenticators, @Nullable Basic basic) {
        this.authenticators = List.copyOf(authenticators);
        this.basic = basic;
        Stream<String> ofBasic = basic == null ? Stream.of() : Stream.of(Basic.CHALLENGE);
        this.challenges = Stream.concat(
                        authenticators.stream().flatMap(authenticator -> authenticator.challenges().stream()), ofBasic)
                .toList();
    }

    /** Whether any request can be authenticated. */
    boolean possible() {
        return basic != null || !authenticators.isEmpty();
    }

    /**
     * Complete on return, unless a password has to be verified. If no authenticator accepts the request, the first outcome
     * other than {@code REJECTED} counts.
     */
    CompletableFuture<Verdict> of(HealthRequest request, Client client) {
        Verdict refusal = Verdict.REJECTED;
        for (Authenticator authenticator : authenticators) {
            Verdict verdict = verdict(authenticator.authenticate(request));
            if (verdict.outcome() == Outcome.AUTHENTICATED) {
                return CompletableFuture.completedFuture(verdict);
            }
            if (refusal.outcome() == Outcome.REJECTED) {
                refusal = verdict;
            }
        }
        CompletableFuture<Verdict> password = basic == null ? null : basic.authenticate(request, client.key());
        return password == null ? CompletableFuture.completedFuture(refusal) : password;
    }

    /** Without a challenge there is no 401, which must carry one (RFC 9110, section 15.5.2). */
    private Verdict verdict(Outcome outcome) {
        return switch (outcome) {
            case AUTHENTICATED -> Verdict.AUTHENTICATED;
            case FORBIDDEN -> new Verdict(Outcome.FORBIDDEN, 0);
            case REJECTED -> challenges.isEmpty() ? new Verdict(Outcome.FORBIDDEN, 0) : Verdict.REJECTED;
            case BUSY -> Verdict.BUSY;
        };
    }

    /** The values of {@code WWW-Authenticate} that a 401 carries. */
    List<String> challenges() {
        return challenges;
    }
}
