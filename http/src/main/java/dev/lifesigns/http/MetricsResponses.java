/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.http.HealthResponse.Header;
import dev.lifesigns.http.metrics.Collector;
import dev.lifesigns.http.metrics.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Responses with metrics, of what is known when they are asked for. Thread-safe.
 *
 * <p>Writing the metrics of many checks takes milliseconds, and anyone may ask for the public ones. So those are written
 * at most every {@value #SHARED_MILLIS} ms, unless a status has changed, and in between the same bytes are sent.
 */
final class MetricsResponses {
    private static final long SHARED_MILLIS = 250;
    private static final Header VARY = new Header("Vary", "Accept, Accept-Encoding, Authorization");

    private final HealthChecker checker;
    private final Collector collector;
    private final Extent publicExtent;
    private final LongSupplier nanoClock;
    private final ConcurrentHashMap<MetricsForm, Shared> shared = new ConcurrentHashMap<>();

    /** What was sent to the public last. */
    private record Shared(long revision, long writtenNanos, PreparedResponse response) {}

    MetricsResponses(HealthChecker checker, Collector collector, PublicLevel level, LongSupplier nanoClock) {
        this.checker = checker;
        this.collector = collector;
        this.publicExtent = level == PublicLevel.CHECKS ? Extent.CHECKS : Extent.STATUS;
        this.nanoClock = nanoClock;
    }

    /** All metrics. */
    PreparedResponse everything(MetricsForm form) {
        return write(checker.snapshot(), Extent.EVERYTHING, form);
    }

    /** The metrics that anyone may see. */
    PreparedResponse ofPublicLevel(MetricsForm form) {
        HealthSnapshot snapshot = checker.snapshot();
        long now = nanoClock.getAsLong();
        Shared latest = shared.compute(
                form,
                (key, known) -> known != null && isFresh(known, snapshot, now)
                        ? known
                        : new Shared(snapshot.revision(), now, write(snapshot, publicExtent, key)));
        return requireNonNull(latest).response();
    }

    private static boolean isFresh(Shared known, HealthSnapshot snapshot, long now) {
        return known.revision() >= snapshot.revision()
                && now - known.writtenNanos() < MILLISECONDS.toNanos(SHARED_MILLIS);
    }

    private PreparedResponse write(HealthSnapshot snapshot, Extent extent, MetricsForm form) {
        byte[] text = collector.collect(snapshot, extent, form.format());
        List<Header> headers = new ArrayList<>(List.of(VARY));
        if (form.gzip()) {
            headers.add(new Header("Content-Encoding", "gzip"));
        }
        return PreparedResponse.of(200, form.format().contentType(), form.gzip() ? Gzip.compress(text) : text, headers);
    }
}
