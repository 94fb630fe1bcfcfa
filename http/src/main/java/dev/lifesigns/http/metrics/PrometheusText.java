/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

/**
 * The <a href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">text format</a> of Prometheus,
 * version 0.0.4.
 */
final class PrometheusText extends Exposition {
    PrometheusText(int capacity) {
        super(capacity);
    }

    @Override
    void head(MetricFamily family, ByteBuilder to) {
        line(to, "HELP", family.metricName(), family.help());
        line(to, "TYPE", family.metricName(), family.type().inText());
    }

    @Override
    void end(ByteBuilder to) {
        // The text ends with its last sample.
    }
}
