/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.http.metrics.MetricFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsFormTest {
    private static MetricsForm form(String header, @Nullable String value) {
        TestRequest request = TestRequest.get("/metrics");
        return MetricsForm.of(value == null ? request : request.with(header, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                                                         | TEXT",
                "*/*                                                                       | TEXT",
                "text/plain                                                                | TEXT",
                "text/*                                                                    | TEXT",
                "text/html,application/xhtml+xml,*/*;q=0.8                                 | TEXT",
                "image/png                                                                 | TEXT",
                "text/plain;version=0.0.4                                                  | TEXT",
                "application/openmetrics-text                                              | OPEN_METRICS",
                "APPLICATION/OpenMetrics-Text                                              | OPEN_METRICS",
                "application/openmetrics-text;version=1.0.0                                | OPEN_METRICS",
                "application/openmetrics-text; charset=utf-8; version=1.0.0                | OPEN_METRICS",
                "application/openmetrics-text;version=0.0.1                                | TEXT",
                "application/openmetrics-text;version=2.0.0,text/plain;q=0.1               | TEXT",
                "application/*                                                             | OPEN_METRICS",
                "application/openmetrics-text;q=0.5,text/plain;q=0.6                       | TEXT",
                "application/openmetrics-text;q=0.6,text/plain;q=0.5                       | OPEN_METRICS",
                "application/openmetrics-text,text/plain                                   | OPEN_METRICS",
                "application/openmetrics-text;q=0,*/*                                      | TEXT",
                "text/plain;q=0,*/*                                                        | OPEN_METRICS",
                // Prometheus 2 and 3
                "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
                        + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1                        | OPEN_METRICS",
                "application/openmetrics-text;version=0.0.1,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | TEXT",
                "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
                        + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;"
                        + "escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1 | OPEN_METRICS"
            })
    void formatIsTheOneThatIsWantedMost(@Nullable String accept, MetricFormat format) {
        assertThat(form("Accept", accept).format()).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate, gzip;q=1.0, *;q=0.5", "*", "br;q=1.0, gzip;q=0.1"})
    void compressedIfAccepted(String encodings) {
        assertThat(form("Accept-Encoding", encodings).gzip()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "br", "*;q=0", "", "gzip;q=0, *"})
    void notCompressedOtherwise(String encodings) {
        assertThat(form("Accept-Encoding", encodings).gzip()).isFalse();
    }

    @Test
    void notCompressedUnlessAsked() {
        assertThat(form("Accept-Encoding", null).gzip()).isFalse();
    }
}
