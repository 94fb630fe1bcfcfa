/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All metrics, in the order in which they are written: their names, types, labels, and descriptions are here and nowhere
 * else.
 */
enum MetricFamily {
    INFO("health_info", MetricType.INFO, null, "The service that is checked.", "service", "version", "instance"),
    PROBE_STATUS(
            "health_probe_status",
            MetricType.GAUGE,
            null,
            "1 for the status that the probe has, 0 for every other one.",
            "probe",
            "status"),
    PROBE_REQUESTS(
            "health_probe_requests_total",
            MetricType.COUNTER,
            null,
            "Requests for the probe by the status code of the response.",
            "probe",
            "code"),
    GATE_CLOSED("health_gate_closed", MetricType.GAUGE, null, "1 if the gate is closed, else 0.", "gate"),
    CHECK_STATUS(
            "health_check_status",
            MetricType.GAUGE,
            null,
            "1 for the status that the check has, 0 for every other one.",
            "check",
            "status"),
    CHECK_DURATION(
            "health_check_duration_seconds",
            MetricType.HISTOGRAM,
            "seconds",
            "How long the runs of the check took; a run that timed out counts with its timeout.",
            "check"),
    CHECK_RUNS(
            "health_check_runs_total", MetricType.COUNTER, null, "Runs of the check by outcome.", "check", "outcome"),
    CHECK_TRANSITIONS(
            "health_check_transitions_total",
            MetricType.COUNTER,
            null,
            "Changes of the status of the check by the new status.",
            "check",
            "to"),
    CHECK_LAST_SUCCESS(
            "health_check_last_success_timestamp_seconds",
            MetricType.GAUGE,
            "seconds",
            "When a run of the check was last up or degraded; absent until one was.",
            "check"),
    CHECK_STUCK(
            "health_check_stuck",
            MetricType.GAUGE,
            null,
            "1 if a run of the check is past its deadline and has not returned, else 0.",
            "check"),
    CHECK_AGE(
            "health_check_age_seconds",
            MetricType.GAUGE,
            "seconds",
            "How old the last outcome of the check is; absent until there is one.",
            "check");

    private final String metricName;
    private final MetricType type;
    private final @Nullable String unit;
    private final String help;
    private final List<String> labels;

    MetricFamily(String metricName, MetricType type, @Nullable String unit, String help, String... labels) {
        this.metricName = metricName;
        this.type = type;
        this.unit = unit;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** Its name in queries, without the suffixes of a histogram. */
    String metricName() {
        return metricName;
    }

    /** Its name in OpenMetrics, which belongs to the family and not to its samples. */
    String familyName() {
        return metricName.substring(0, metricName.length() - type.suffix().length());
    }

    /** Its type. */
    MetricType type() {
        return type;
    }

    /** The unit that its name ends with, or {@code null}. */
    @Nullable
    String unit() {
        return unit;
    }

    /** What it means, in one sentence. */
    String help() {
        return help;
    }

    /** The names of its labels in their order, without the {@code le} of a histogram. */
    List<String> labels() {
        return labels;
    }
}
