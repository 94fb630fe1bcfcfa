/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.HealthResponse.Header;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What is answered when there is no health to tell. None of it repeats what the client has sent. */
final class Refusals {
    private final Replies unauthorized;
    private final Replies forbidden = Replies.problem(403, "Forbidden");
    private final Replies notFound = Replies.problem(404, "Not Found");
    private final Replies methodNotAllowed =
            Replies.problem(405, "Method Not Allowed", new Header("Allow", "GET, HEAD"));
    private final Replies tooManyRequests = tooManyRequestsFor(1);
    private final Replies internalServerError = Replies.withoutBody(500, List.of(new Header("Content-Length", "0")));

    /** @param challenges the values of {@code WWW-Authenticate} */
    Refusals(List<String> challenges) {
        this.unauthorized = Replies.problem(
                401,
                "Unauthorized",
                challenges.stream()
                        .map(challenge -> new Header("WWW-Authenticate", challenge))
                        .toArray(Header[]::new));
    }

    Replies badRequest(BadRequestException fault) {
        return Replies.problem(400, "Bad Request", fault.shown());
    }

    Replies unauthorized() {
        return unauthorized;
    }

    Replies forbidden() {
        return forbidden;
    }

    Replies notFound() {
        return notFound;
    }

    Replies methodNotAllowed() {
        return methodNotAllowed;
    }

    /** The usual one is there already: who sends too many requests must not make us work. */
    Replies tooManyRequests(long retryAfterSeconds) {
        return retryAfterSeconds == 1 ? tooManyRequests : tooManyRequestsFor(retryAfterSeconds);
    }

    private static Replies tooManyRequestsFor(long seconds) {
        return Replies.problem(429, "Too Many Requests", new Header("Retry-After", Long.toString(seconds)));
    }

    CompletionStage<HealthResponse> internalServerError() {
        return internalServerError.get();
    }
}
