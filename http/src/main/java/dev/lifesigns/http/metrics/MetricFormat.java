/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

/** The formats of metrics. */
public enum MetricFormat {
    /** The one that every tool reads. */
    TEXT("text/plain", "0.0.4"),
    /** The one that Prometheus prefers. */
    OPEN_METRICS("application/openmetrics-text", "1.0.0");

    private final String mediaType;
    private final String version;

    MetricFormat(String mediaType, String version) {
        this.mediaType = mediaType;
        this.version = version;
    }

    /** The media type that selects it in {@code Accept}. */
    public String mediaType() {
        return mediaType;
    }

    /** The value of the media type's parameter {@code version}. */
    public String version() {
        return version;
    }

    /** The value of {@code Content-Type}. */
    public String contentType() {
        return mediaType + "; version=" + version + "; charset=utf-8";
    }

    Exposition exposition(int capacity) {
        return this == TEXT ? new PrometheusText(capacity) : new OpenMetrics(capacity);
    }
}
