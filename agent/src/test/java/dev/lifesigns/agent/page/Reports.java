/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A detailed view, check by check. */
final class Reports {
    private static final int HALF_HOURS = 48;
    private static final int MINUTES = 60;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Instant now = Instant.now();
    private final Map<String, Object> checks = new LinkedHashMap<>();
    private final String service;
    private final String status;

    private Reports(String service, String status) {
        this.service = service;
        this.status = status;
    }

    static Reports of(String service, String status) {
        return new Reports(service, status);
    }

    /** One of each kind, as on the first page of the documentation. */
    static Reports orders() {
        return of("orders", "down")
                .check("database", "down", true, "timeout", "no answer from db.internal:5432 after 2000 ms", 34)
                .check("recommendations", "degraded", false, null, "fallback: cached recommendations", 7_300)
                .check("broker", "unknown", false, "stale", "no fresh result for 41 s", 11)
                .check("cache", "up", true, null, null, 260_000)
                .check("payments-api", "up", true, null, null, 33_000)
                .check("disk", "up", false, null, null, 260_000);
    }

    /** That many, of which every seventeenth fails. */
    static Reports many(int count) {
        Reports reports = of("orders", "degraded");
        for (int i = 0; i < count; i++) {
            boolean fails = i % 17 == 0;
            reports.check(
                    "shard-%03d".formatted(i),
                    fails ? "down" : "up",
                    false,
                    fails ? "unreachable" : null,
                    null,
                    60 + i);
        }
        return reports;
    }

    Reports check(
            String name,
            String status,
            boolean critical,
            @Nullable String error,
            @Nullable String message,
            long secondsAgo) {
        return check(name, status, critical, error, message, secondsAgo, Map.of());
    }

    Reports check(
            String name,
            String status,
            boolean critical,
            @Nullable String error,
            @Nullable String message,
            long secondsAgo,
            Map<String, ?> more) {
        String since = now.minusSeconds(secondsAgo).toString();
        Map<String, @Nullable Object> check = new LinkedHashMap<>();
        check.put("status", status);
        check.put("latency_ms", 3.2);
        check.put("error", error);
        check.put("message", message);
        check.put("critical", critical);
        check.put("scope", "dependency");
        check.put("probes", List.of("readiness"));
        check.put("checked_at", now.toString());
        check.put("age_ms", 400);
        check.put("since", since);
        check.put("consecutive_failures", status.equals("down") ? 4 : 0);
        check.put("runs", 5_120);
        check.put("failures", 4);
        check.put("late_results", 0);
        check.put("details", Map.of("version", "17.6", "pool", Map.of("active", 3)));
        check.put("latency", Map.of("samples", 128, "p50_ms", 3.2, "p99_ms", 7.6, "max_ms", 9.1));
        check.put(
                "history", status.equals("up") ? List.of() : List.of(transition("up", status, since, error, message)));
        check.put("status_history", statusHistory(status, secondsAgo));
        check.put("latency_history", latencyHistory(name.length()));
        check.putAll(more);
        check.values().removeIf(value -> value == null);
        checks.put(name, check);
        return this;
    }

    private static Map<String, Object> transition(
            String from, String to, String at, @Nullable String error, @Nullable String message) {
        Map<String, Object> transition = new LinkedHashMap<>(Map.of(
                "at",
                at,
                "from",
                from,
                "to",
                to,
                "lasted_ms",
                Duration.ofHours(2).toMillis()));
        if (error != null) {
            transition.put("error", error);
        }
        if (message != null) {
            transition.put("message", message);
        }
        return transition;
    }

    private Map<String, Object> statusHistory(String status, long secondsAgo) {
        List<Double> up = new ArrayList<>(Collections.nCopies(HALF_HOURS, 1.0));
        List<Double> other = new ArrayList<>(Collections.nCopies(HALF_HOURS, 0.0));
        Map<String, Object> history = new LinkedHashMap<>();
        history.put("start", now.minus(Duration.ofHours(24)).toString());
        history.put("interval_s", 1_800);
        history.put("up", up);
        if (!status.equals("up")) {
            for (int i = HALF_HOURS - 1 - (int) Math.min(HALF_HOURS - 1, secondsAgo / 1_800); i < HALF_HOURS; i++) {
                up.set(i, 0.0);
                other.set(i, 1.0);
            }
            history.put(status, other);
        }
        return history;
    }

    /** A line that is not flat, and always the same for the same name. */
    private Map<String, Object> latencyHistory(int seed) {
        List<Double> p50 = IntStream.range(0, MINUTES)
                .mapToObj(minute ->
                        Math.round(100 * (3 + Math.sin(minute * 0.7 + seed) + minute % (2 + seed % 5) * 0.3)) / 100.0)
                .toList();
        List<Double> p99 =
                p50.stream().map(value -> Math.round(180 * value) / 100.0).toList();
        return Map.of(
                "start", now.minus(Duration.ofHours(1)).toString(), "interval_s", 60, "p50_ms", p50, "p99_ms", p99);
    }

    private Map<String, Object> probe(String probeStatus, List<String> names) {
        return Map.of("status", probeStatus, "since", now.minusSeconds(32).toString(), "checks", names);
    }

    String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("status", status);
        report.put("server_time", now.toString());
        report.put("as_of", now.toString());
        report.put("service", Map.of("name", service, "version", "1.4.2", "instance", "orders-7d9f4"));
        report.put("lifecycle", "running");
        report.put("started_at", now.minusSeconds(300_000).toString());
        report.put("uptime_s", 300_000);
        Map<String, Object> probes = new LinkedHashMap<>();
        probes.put("liveness", probe("up", List.of()));
        probes.put("readiness", probe(status, List.copyOf(checks.keySet())));
        probes.put("startup", probe("up", List.of()));
        report.put("probes", probes);
        report.put("checks", checks);
        return JSON.writeValueAsString(report);
    }
}
