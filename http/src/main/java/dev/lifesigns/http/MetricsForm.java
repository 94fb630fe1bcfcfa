/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.metrics.MetricFormat;
import java.util.Locale;

/**
 * A form in which metrics are sent.
 *
 * @param format the format
 * @param gzip whether it is compressed
 */
record MetricsForm(MetricFormat format, boolean gzip) {
    /** The form that a scraper prefers. One that accepts neither format gets text: a response is better than none. */
    static MetricsForm of(HealthRequest request) {
        String accept = request.header("Accept");
        String encodings = request.header("Accept-Encoding");
        return new MetricsForm(
                accept == null ? MetricFormat.TEXT : accepted(accept),
                encodings != null && AcceptHeader.quality(encodings, "gzip") > 0);
    }

    /** OpenMetrics if it is named and no less wanted than text: browsers and tools that accept anything can show text. */
    private static MetricFormat accepted(String accept) {
        int text = quality(accept, MetricFormat.TEXT);
        int openMetrics = quality(accept, MetricFormat.OPEN_METRICS);
        boolean named = accept.toLowerCase(Locale.ROOT).contains(MetricFormat.OPEN_METRICS.mediaType());
        return openMetrics > text || (openMetrics > 0 && openMetrics == text && named)
                ? MetricFormat.OPEN_METRICS
                : MetricFormat.TEXT;
    }

    private static int quality(String accept, MetricFormat format) {
        return AcceptHeader.quality(accept, format.mediaType(), format.version());
    }
}
