/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

/**
 * <a href="https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md">OpenMetrics 1.0</a>.
 *
 * <p>There is no {@code _created}: Prometheus would store it as one more series for each counter.
 */
final class OpenMetrics extends Exposition {
    OpenMetrics(int capacity) {
        super(capacity);
    }

    @Override
    void head(MetricFamily family, ByteBuilder to) {
        line(to, "TYPE", family.familyName(), family.type().inOpenMetrics());
        String unit = family.unit();
        if (unit != null) {
            line(to, "UNIT", family.familyName(), unit);
        }
        line(to, "HELP", family.familyName(), family.help());
    }

    @Override
    void end(ByteBuilder to) {
        to.ascii("# EOF\n");
    }
}
