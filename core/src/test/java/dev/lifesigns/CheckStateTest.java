/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckState.Evidence;
import dev.lifesigns.CheckState.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds and staleness against a second, naive statement of the rules. */
class CheckStateTest {
    /** Remembers every outcome since the last ignorance and counts from the end. */
    private static final class Naive {
        private final List<Status> outcomes = new ArrayList<>();
        private final int failureThreshold;
        private final int successThreshold;
        private Status status = Status.UNKNOWN;

        Naive(int failureThreshold, int successThreshold) {
            this.failureThreshold = failureThreshold;
            this.successThreshold = successThreshold;
        }

        void after(Status outcome) {
            outcomes.add(outcome);
            boolean failure = outcome == Status.DOWN;
            boolean wasDown = status == Status.DOWN;
            int needed = failure == wasDown ? 1 : failure ? failureThreshold : successThreshold;
            if (status == Status.UNKNOWN || row(failure) >= needed) {
                status = outcome;
            }
        }

        void expired() {
            outcomes.clear();
            status = Status.UNKNOWN;
        }

        int row(boolean failure) {
            int row = 0;
            for (int i = outcomes.size() - 1; i >= 0 && (outcomes.get(i) == Status.DOWN) == failure; i--) {
                row++;
            }
            return row;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 2", "3, 3", "2, 5", "5, 2"})
    void statusFollowsFromTheOutcomes(int failureThreshold, int successThreshold) {
        SplittableRandom random = new SplittableRandom(failureThreshold * 31 + successThreshold);
        CheckPolicy policy = CheckPolicy.builder()
                .failureThreshold(failureThreshold)
                .successThreshold(successThreshold)
                .build();
        CheckDefinition check = CheckDefinition.blocking("it", deadline -> CheckResult.up(), policy)
                .withHistory(4);
        Naive naive = new Naive(failureThreshold, successThreshold);
        CheckState state = CheckState.never(check, now(0));
        assertThat(state.freshUntil()).isEqualTo(AlarmHeap.NEVER);
        long failures = 0;
        for (int second = 1; second < 5_000; second++) {
            Now now = now(second);
            Status before = state.status();
            int kind = random.nextInt(20);
            if (kind == 0 && state.freshUntil() != AlarmHeap.NEVER) {
                state = state.expired(now);
                naive.expired();
                assertThat(state.freshUntil()).isEqualTo(AlarmHeap.NEVER);
            } else {
                Status outcome = kind < 9 ? Status.DOWN : kind < 17 ? Status.UP : Status.DEGRADED;
                failures += outcome == Status.DOWN ? 1 : 0;
                state = state.afterRun(new Evidence(outcome(outcome), now.nanos(), now.wall()), now);
                naive.after(outcome);
                assertThat(state.freshUntil())
                        .isEqualTo(now.nanos() + Duration.ofSeconds(32).toNanos());
            }
            assertThat(state.status()).isEqualTo(naive.status);
            assertThat(state.counts().failuresInRow()).isEqualTo(naive.row(true));
            assertThat(state.counts().failures()).isEqualTo(failures);
            assertThat(state.standing().history()).hasSizeLessThanOrEqualTo(4);
            if (before != state.status()) {
                assertThat(state.standing().since()).isEqualTo(now.wall());
                assertThat(state.standing().history())
                        .last()
                        .extracting(Transition.OfCheck::to)
                        .isEqualTo(state.status());
            }
        }
    }

    private static Now now(long second) {
        return new Now(Duration.ofSeconds(second).toNanos(), Instant.EPOCH.plusSeconds(second));
    }

    private static Outcome outcome(Status status) {
        return switch (status) {
            case UP -> Outcome.finished(CheckResult.up(), 1);
            case DEGRADED -> Outcome.finished(CheckResult.degraded("slow"), 1);
            default -> Outcome.finished(CheckResult.down("gone"), 1);
        };
    }
}
