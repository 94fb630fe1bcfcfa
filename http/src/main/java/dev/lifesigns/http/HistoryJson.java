/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.LatencyHistory;
import dev.lifesigns.StatusHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The histories of a check: when the first interval starts, how long an interval is, and an array for each series. */
final class HistoryJson {
    /** What a share of 1 is in the smallest step that is shown. */
    private static final long STEPS = 10_000;

    private HistoryJson() {}

    static void write(JsonGenerator json, CheckSnapshot check) {
        writeStatuses(json, check.statusHistory());
        writeLatencies(json, check.latencyHistory());
    }

    private static void writeStatuses(JsonGenerator json, StatusHistory history) {
        json.writeObjectPropertyStart("status_history");
        Json.time(json, "start", history.start());
        Json.seconds(json, "interval_s", history.interval());
        for (CheckStatus status : CheckStatus.values()) {
            writeShares(json, history, status);
        }
        json.writeEndObject();
    }

    /** Nothing if it never had that status. */
    private static void writeShares(JsonGenerator json, StatusHistory history, CheckStatus status) {
        long[] shares = new long[history.size()];
        boolean any = false;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = share(history.timeIn(i, status), history.interval());
            any |= shares[i] > 0;
        }
        if (any) {
            json.writeArrayPropertyStart(status.wireName());
            for (long share : shares) {
                json.writeNumber(
                        share == 0
                                ? "0"
                                : BigDecimal.valueOf(share, 4)
                                        .stripTrailingZeros()
                                        .toPlainString());
            }
            json.writeEndArray();
        }
    }

    /** Rounded, but never to nothing: however short an outage was, it is shown. */
    private static long share(Duration time, Duration interval) {
        long rounded = (time.toNanos() * STEPS + interval.toNanos() / 2) / interval.toNanos();
        return time.isZero() ? 0 : Math.max(1, rounded);
    }

    private static void writeLatencies(JsonGenerator json, LatencyHistory history) {
        json.writeObjectPropertyStart("latency_history");
        Json.time(json, "start", history.start());
        Json.seconds(json, "interval_s", history.interval());
        writeSeries(json, "p50_ms", history.size(), history::p50);
        writeSeries(json, "p99_ms", history.size(), history::p99);
        json.writeEndObject();
    }

    private static void writeSeries(
            JsonGenerator json, String name, int size, IntFunction<@Nullable Duration> percentiles) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < size; i++) {
            Json.millis(json, percentiles.apply(i));
        }
        json.writeEndArray();
    }
}
