/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/health/live, /health/live,",
        "/health/live?wait=1?2, /health/live, wait=1?2",
        "/health?, /health, ''",
        "http://orders.example/health/live?x, /health/live, x",
        "http://orders.example?x=/health/live, '', x=/health/live",
        "junk?x=http://evil.example/health/live, '', x=http://evil.example/health/live",
        "/a://b/health, /a://b/health,",
        "orders.example:80, '',",
        "*, '',",
        "'', '',"
    })
    void isTakenApartAndNotDecoded(String target, String path, String query) {
        assertThat(RequestTarget.path(target)).isEqualTo(path);
        assertThat(RequestTarget.query(target)).isEqualTo(query);
    }
}
