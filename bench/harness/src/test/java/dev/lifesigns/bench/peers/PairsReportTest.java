/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairsReportTest {
    private static final String PAIRS = "spring-boot,spring-boot-lifesigns,quarkus,quarkus-lifesigns";

    @Test
    void aRatioIsTheMedianOfTheRoundsOwnAndShownWithItsAim() {
        String report = new PairsReport(SomeResults.of(plan("throughput,hangs", PAIRS), 0.96, 4.2)).markdown();

        assertThat(report)
                .contains("| Spring Boot, 3 checks | 1,000 | 480 | 0.96 × | 0.48 to 1.92 | ≥ 0.95 × |")
                .contains("| Spring Boot, 50 checks | 1,000 | 2,100 | 4.20 × | 2.10 to 8.40 | ≥ 4.00 × |")
                .contains("| Quarkus, 50 checks | 1,000 | 1,000 | 1.00 × | 1.00 to 1.00 | – |");
    }

    @Test
    void anAimThatIsMissedIsSaidSo() {
        String report = new PairsReport(SomeResults.of(plan("throughput,hangs", PAIRS), 0.94, 3.9)).markdown();

        assertThat(report).contains("| **0.94 ×**, missed |").contains("| **3.90 ×**, missed |");
    }

    @Test
    void aHangIsShownSideBySide() {
        String report = new PairsReport(SomeResults.of(plan("throughput,hangs", PAIRS), 1, 5)).markdown();

        assertThat(report)
                .contains(
                        "| Spring Boot | A healthy dependency starts to hang | 0 % | 100 % | 200 up for 2.0 s, then 503"
                                + " down | 67 % | 100 % |");
    }

    @Test
    void itNeedsBothOfEachPairAndBothParts() {
        assertThat(PairsReport.isMeasuredBy(plan("throughput,hangs", PAIRS))).isTrue();
        assertThat(PairsReport.isMeasuredBy(PeersPlan.of(List.of()))).isTrue();
        assertThat(PairsReport.isMeasuredBy(plan("throughput", PAIRS))).isFalse();
        assertThat(PairsReport.isMeasuredBy(plan("throughput,hangs", "spring-boot,spring-boot-lifesigns,quarkus")))
                .isFalse();
    }

    private static PeersPlan plan(String parts, String subjects) {
        return PeersPlan.of(List.of("--quick", "--only", parts, "--subjects", subjects));
    }
}
