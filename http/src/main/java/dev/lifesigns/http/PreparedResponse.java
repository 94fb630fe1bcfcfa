/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.http.HealthResponse.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A response in its forms for GET and HEAD, each a completed stage that all requests share.
 *
 * @param status the status code of both
 * @param get with the body
 * @param head with the same headers and no body
 */
record PreparedResponse(int status, CompletionStage<HealthResponse> get, CompletionStage<HealthResponse> head) {
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");
    private static final Header NO_SNIFF = new Header("X-Content-Type-Options", "nosniff");

    static PreparedResponse of(int status, String contentType, String text, List<Header> more) {
        return of(status, contentType, text.getBytes(UTF_8), more);
    }

    static PreparedResponse of(int status, String contentType, byte[] body, List<Header> more) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", contentType));
        headers.add(new Header("Content-Length", Integer.toString(body.length)));
        headers.add(NO_STORE);
        headers.add(NO_SNIFF);
        headers.addAll(more);
        return new PreparedResponse(
                status,
                CompletableFuture.completedStage(HealthResponse.of(status, headers, body)),
                CompletableFuture.completedStage(HealthResponse.of(status, headers)));
    }

    /** A response that has no body for {@code GET} either. */
    static PreparedResponse withoutBody(int status, List<Header> more) {
        List<Header> headers = new ArrayList<>(List.of(NO_STORE, NO_SNIFF));
        headers.addAll(more);
        CompletionStage<HealthResponse> reply = CompletableFuture.completedStage(HealthResponse.of(status, headers));
        return new PreparedResponse(status, reply, reply);
    }

    /** An error as {@code application/problem+json} (RFC 9457). */
    static PreparedResponse problem(int status, String title, Header... more) {
        return problem(status, title, null, more);
    }

    static PreparedResponse problem(int status, String title, @Nullable String detail, Header... more) {
        String body = Json.object(json -> {
            json.writeStringProperty("title", title);
            json.writeNumberProperty("status", status);
            Json.text(json, "detail", detail);
        });
        return of(status, "application/problem+json;charset=utf-8", body, List.of(more));
    }

    CompletionStage<HealthResponse> to(boolean head) {
        return head ? this.head : get;
    }
}
