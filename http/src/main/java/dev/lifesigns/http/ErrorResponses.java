/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.HealthResponse.Header;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Responses other than a health status. None of them repeats what the client has sent. */
final class ErrorResponses {
    private final PreparedResponse unauthorized;
    private final PreparedResponse forbidden = PreparedResponse.problem(403, "Forbidden");
    private final PreparedResponse notFound = PreparedResponse.problem(404, "Not Found");
    private final PreparedResponse methodNotAllowed =
            PreparedResponse.problem(405, "Method Not Allowed", new Header("Allow", "GET, HEAD"));
    private final PreparedResponse tooManyRequests = tooManyRequestsFor(1);
    private final PreparedResponse notImplemented = PreparedResponse.problem(501, "Not Implemented");
    private final PreparedResponse internalServerError =
            PreparedResponse.withoutBody(500, List.of(new Header("Content-Length", "0")));

    /** @param challenges the values of {@code WWW-Authenticate} */
    ErrorResponses(List<String> challenges) {
        this.unauthorized = PreparedResponse.problem(
                401,
                "Unauthorized",
                challenges.stream()
                        .map(challenge -> new Header("WWW-Authenticate", challenge))
                        .toArray(Header[]::new));
    }

    PreparedResponse badRequest(BadRequestException fault) {
        return PreparedResponse.problem(400, "Bad Request", fault.shown());
    }

    PreparedResponse unauthorized() {
        return unauthorized;
    }

    PreparedResponse forbidden() {
        return forbidden;
    }

    PreparedResponse notFound() {
        return notFound;
    }

    PreparedResponse methodNotAllowed() {
        return methodNotAllowed;
    }

    PreparedResponse notImplemented() {
        return notImplemented;
    }

    /** The usual one is prepared: a client that sends too many requests must not cause work. */
    PreparedResponse tooManyRequests(long retryAfterSeconds) {
        return retryAfterSeconds == 1 ? tooManyRequests : tooManyRequestsFor(retryAfterSeconds);
    }

    private static PreparedResponse tooManyRequestsFor(long seconds) {
        return PreparedResponse.problem(429, "Too Many Requests", new Header("Retry-After", Long.toString(seconds)));
    }

    CompletionStage<HealthResponse> internalServerError() {
        return internalServerError.get();
    }
}
