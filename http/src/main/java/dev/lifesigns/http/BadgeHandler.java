/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.http.HealthResponse.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Responds with badges. They show what the public level shows, to everyone, and run no check.
 *
 * <p>The code of an existing badge is 200, whatever the status: proxies and browsers show no image with an error code.
 */
final class BadgeHandler implements PathHandler {
    private static final Header CONTENT_TYPE = new Header("Content-Type", "image/svg+xml;charset=utf-8");

    /* An image proxy may keep the badge, but has to ask whether it is still true. */
    private static final Header NO_CACHE = new Header("Cache-Control", "no-cache");
    private static final Header NO_SNIFF = new Header("X-Content-Type-Options", "nosniff");

    private final HealthChecker checker;
    private final String path;
    private final PublicLevel level;
    private final ErrorResponses errors;

    BadgeHandler(HealthChecker checker, String path, PublicLevel level, ErrorResponses errors) {
        this.checker = checker;
        this.path = path;
        this.level = level;
        this.errors = errors;
    }

    @Override
    public boolean isAt(String path) {
        return this.path.equals(path);
    }

    /**
     * Responds to a GET or HEAD request.
     *
     * @throws BadRequestException if the query is malformed, or asks for a check and a probe
     */
    @Override
    public CompletionStage<HealthResponse> handle(HealthRequest request, boolean head) {
        Badge badge = badge(request.query());
        if (badge == null) {
            return errors.notFound().to(head);
        }
        String tag = EntityTag.of("badge", badge.label(), badge.status().wireName());
        String known = request.header("If-None-Match");
        return CompletableFuture.completedStage(
                known != null && EntityTag.matches(known, tag) ? notModified(tag) : full(badge, tag, head));
    }

    private @Nullable Badge badge(@Nullable String query) {
        String check = query == null ? null : QueryString.value(query, "check");
        String probe = query == null ? null : QueryString.value(query, "probe");
        if (check != null && probe != null) {
            throw new BadRequestException("check, probe: both are given (expected: one of them)");
        }
        HealthSnapshot snapshot = checker.snapshot();
        return check == null ? ofProbe(probe, snapshot) : ofCheck(check, snapshot);
    }

    private @Nullable Badge ofCheck(String check, HealthSnapshot snapshot) {
        CheckSnapshot seen = level == PublicLevel.CHECKS ? snapshot.check(check) : null;
        return seen == null ? null : new Badge(check, ProbeStatus.of(seen.status()));
    }

    private @Nullable Badge ofProbe(@Nullable String probe, HealthSnapshot snapshot) {
        ProbeSnapshot seen = snapshot.probe(probe == null ? Probes.READINESS : probe);
        if (seen == null) {
            return null;
        }
        return new Badge(probe != null && level == PublicLevel.CHECKS ? probe : "health", seen.status());
    }

    private static HealthResponse full(Badge badge, String tag, boolean head) {
        byte[] body = badge.svg().getBytes(UTF_8);
        List<Header> headers = new ArrayList<>();
        headers.add(CONTENT_TYPE);
        headers.add(new Header("Content-Length", Integer.toString(body.length)));
        headers.addAll(common(tag));
        /* An image has no use for scripts, even if somebody opens it as a page. */
        headers.add(new Header("Content-Security-Policy", "default-src 'none'"));
        return head ? HealthResponse.of(200, headers) : HealthResponse.of(200, headers, body);
    }

    private static HealthResponse notModified(String tag) {
        return HealthResponse.of(304, common(tag));
    }

    private static List<Header> common(String tag) {
        return List.of(NO_CACHE, NO_SNIFF, new Header("ETag", tag));
    }
}
