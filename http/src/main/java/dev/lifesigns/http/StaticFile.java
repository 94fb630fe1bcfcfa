/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.http.HealthResponse.Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A file that an endpoint serves to everyone, such as a part of a web page. It is compressed once. Immutable.
 *
 * <pre>{@code
 * StaticFile style = StaticFile.of("text/css;charset=utf-8", bytes, Map.of("Cache-Control", "max-age=3600"));
 * HealthEndpoint endpoint = HealthEndpoint.builder(health).file("/health/style.css", style).build();
 * }</pre>
 *
 * <p>The response has an {@code ETag} and is 304 if the client has the file already. By default, clients ask each time
 * ({@code Cache-Control: no-cache}).
 */
public final class StaticFile {
    private static final int TAG_BYTES = 8;

    private final String tag;
    private final PreparedResponse plain;
    private final PreparedResponse compressed;
    private final CompletionStage<HealthResponse> notModified;

    private StaticFile(String contentType, byte[] content, Map<String, String> headers) {
        this.tag = "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(content), TAG_BYTES)) + '"';
        List<Header> always = new ArrayList<>();
        always.add(new Header("ETag", tag));
        always.add(new Header("Vary", "Accept-Encoding"));
        always.add(new Header("X-Content-Type-Options", "nosniff"));
        headers.forEach((name, value) -> always.add(new Header(name, value)));
        if (headers.keySet().stream().noneMatch("Cache-Control"::equalsIgnoreCase)) {
            always.add(new Header("Cache-Control", "no-cache"));
        }
        this.plain = full(contentType, content, always);
        List<Header> encoded = new ArrayList<>(always);
        encoded.add(new Header("Content-Encoding", "gzip"));
        this.compressed = full(contentType, Gzip.best(content), encoded);
        this.notModified = CompletableFuture.completedStage(HealthResponse.of(304, always));
    }

    /**
     * A file with that content.
     *
     * @param contentType the value of {@code Content-Type}
     * @param content the content, not compressed
     * @param headers more header fields of the response, by name
     */
    public static StaticFile of(String contentType, byte[] content, Map<String, String> headers) {
        return new StaticFile(
                requireNonNull(contentType, "StaticFile.of: contentType is null"),
                requireNonNull(content, "StaticFile.of: content is null").clone(),
                new TreeMap<>(requireNonNull(headers, "StaticFile.of: headers is null")));
    }

    private static PreparedResponse full(String contentType, byte[] body, List<Header> more) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", contentType));
        headers.add(new Header("Content-Length", Integer.toString(body.length)));
        headers.addAll(more);
        return new PreparedResponse(
                200,
                CompletableFuture.completedStage(HealthResponse.of(200, headers, body)),
                CompletableFuture.completedStage(HealthResponse.of(200, headers)));
    }

    /** Responds to a GET or HEAD request. */
    CompletionStage<HealthResponse> respond(HealthRequest request, boolean head) {
        String known = request.header("If-None-Match");
        if (known != null && EntityTag.matches(known, tag)) {
            return notModified;
        }
        String encodings = request.header("Accept-Encoding");
        boolean gzip = encodings != null && AcceptHeader.quality(encodings, "gzip") > 0;
        return (gzip ? compressed : plain).to(head);
    }
}
