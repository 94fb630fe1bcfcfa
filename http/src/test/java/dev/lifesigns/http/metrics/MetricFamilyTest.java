/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What OpenMetrics and the naming practices of Prometheus say of names. */
class MetricFamilyTest {
    @Test
    void namesEndWithTheirUnitAndTheSuffixOfTheirType() {
        for (MetricFamily family : MetricFamily.values()) {
            assertThat(family.metricName())
                    .matches("health_[a-z_]+")
                    .endsWith(family.type().suffix());
            if (family.unit() != null) {
                assertThat(family.familyName()).endsWith("_" + family.unit());
            }
            // a description is written as it is
            assertThat(family.help()).endsWith(".").doesNotContain("\\", "\"", "\n");
            assertThat(family.labels()).doesNotHaveDuplicates().doesNotContain("le", "job");
        }
    }

    @Test
    void noNameIsUsedTwice() {
        assertThat(Arrays.stream(MetricFamily.values()).map(MetricFamily::familyName))
                .doesNotHaveDuplicates();
    }
}
