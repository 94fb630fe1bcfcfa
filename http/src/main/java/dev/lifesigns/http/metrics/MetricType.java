/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

/** The types of metrics, and what the two formats call them. */
enum MetricType {
    /** A number that goes up and down. */
    GAUGE("gauge", "gauge", ""),
    /** A number that only grows. */
    COUNTER("counter", "counter", "_total"),
    /** Counts in buckets, their sum, and their number. */
    HISTOGRAM("histogram", "histogram", ""),
    /** Text in labels; its value is always 1. The text format does not have it. */
    INFO("info", "gauge", "_info");

    private final String inOpenMetrics;
    private final String inText;
    private final String suffix;

    MetricType(String inOpenMetrics, String inText, String suffix) {
        this.inOpenMetrics = inOpenMetrics;
        this.inText = inText;
        this.suffix = suffix;
    }

    /** Its name in OpenMetrics. */
    String inOpenMetrics() {
        return inOpenMetrics;
    }

    /** Its name in the text format. */
    String inText() {
        return inText;
    }

    /** What the name of each sample ends with; in OpenMetrics, the name of the family does not. */
    String suffix() {
        return suffix;
    }
}
