/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final List<String> PROBES = List.of("liveness", "readiness", "startup", "batch", "a");

    @ParameterizedTest
    @CsvSource({
        "readyness, readiness",
        "bacth, batch",
        "abtch, batch",
        "batchh, batch",
        "ready, readiness",
        "live, liveness",
        "started, startup",
        "x, ''",
        "b, ''",
        "bb, ''",
        "reports, ''",
        "bxxxh, ''",
        "livenesslivenesslivenesslivenesslivenesslivenesslivenesslivenessx, ''",
    })
    void theNearestNameIsTheOneThatIsMeant(String misspelled, String meant) {
        assertThat(Names.nearest(misspelled, PROBES)).isEqualTo(meant);
    }
}
