/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapingTest {
    private static final String HOSTILE = "a\\b\"c\nd\re\0f{},= \u00e4\uD83D\uDE00";

    @Test
    void noLabelCanEndItsValueItsLineOrTheText() {
        assertThat(Escaping.label(HOSTILE)).isEqualTo("a\\\\b\\\"c\\nd\re\uFFFDf{},= \u00e4\uD83D\uDE00");
    }

    @Test
    void halfOfASurrogatePairIsNoReasonToBreakTheEncoding() {
        ByteBuilder out = new ByteBuilder(16);
        Labels.of("service", "x\uD83D").and("version", "\uDE00").writeTo(out);
        assertThat(new String(out.toArray(), UTF_8)).isEqualTo("service=\"x?\",version=\"?\"");
    }
}
