/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregationTableTest {
    @ParameterizedTest
    @CsvSource({
        // effective, critical, ever ran, contribution
        "UP,       true,  true,  UP",
        "UP,       false, true,  UP",
        "DEGRADED, true,  true,  DEGRADED",
        "DEGRADED, false, true,  DEGRADED",
        "DOWN,     true,  true,  DOWN",
        "DOWN,     false, true,  DEGRADED",
        "UNKNOWN,  true,  true,  UNKNOWN",
        "UNKNOWN,  true,  false, UNKNOWN",
        "UNKNOWN,  false, true,  DEGRADED",
        "UNKNOWN,  false, false, UP",
    })
    void eachRowOfTheTable(CheckStatus effective, boolean critical, boolean everRan, CheckStatus contribution) {
        assertThat(Aggregation.contribution(effective, critical, everRan)).isEqualTo(contribution);
    }

    @Test
    void nothingIsUp() {
        assertThat(ContributionCounts.EMPTY.worst()).isEqualTo(CheckStatus.UP);
        assertThat(ContributionCounts.EMPTY.worstKnown()).isEqualTo(CheckStatus.UP);
    }

    @Test
    void theWorstContributionWinsWhateverTheOrderOfChanges() {
        SplittableRandom random = new SplittableRandom(1);
        List<CheckStatus> all = List.of(CheckStatus.values());
        List<CheckStatus> contributions = new ArrayList<>();
        ContributionCounts tally = ContributionCounts.EMPTY;
        for (int step = 0; step < 5_000; step++) {
            CheckStatus status = all.get(random.nextInt(all.size()));
            if (contributions.size() < 4) {
                contributions.add(status);
                tally = tally.plus(status);
            } else {
                int place = random.nextInt(contributions.size());
                tally = tally.moved(contributions.set(place, status), status);
            }
            assertThat(tally.worst()).isEqualTo(worst(contributions));
            assertThat(tally.worstKnown())
                    .isEqualTo(worst(contributions.stream()
                            .map(known -> known == CheckStatus.UNKNOWN ? CheckStatus.UP : known)
                            .toList()));
        }
    }

    private static CheckStatus worst(List<CheckStatus> contributions) {
        return contributions.stream()
                .max(Comparator.comparingInt(CheckStatus::severity))
                .orElseThrow();
    }
}
