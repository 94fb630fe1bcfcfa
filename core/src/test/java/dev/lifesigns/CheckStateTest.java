/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckState.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds and staleness against a second, naive statement of the rules. */
class CheckStateTest {
    /** Remembers every outcome since the last ignorance and counts from the end. */
    private static final class Naive {
        private final List<CheckStatus> outcomes = new ArrayList<>();
        private final int failureThreshold;
        private final int successThreshold;
        private CheckStatus status = CheckStatus.UNKNOWN;

        Naive(int failureThreshold, int successThreshold) {
            this.failureThreshold = failureThreshold;
            this.successThreshold = successThreshold;
        }

        void after(CheckStatus outcome) {
            outcomes.add(outcome);
            boolean failure = outcome == CheckStatus.DOWN;
            boolean wasDown = status == CheckStatus.DOWN;
            int needed = failure == wasDown ? 1 : failure ? failureThreshold : successThreshold;
            if (status == CheckStatus.UNKNOWN || row(failure) >= needed) {
                status = outcome;
            }
        }

        void expired() {
            outcomes.clear();
            status = CheckStatus.UNKNOWN;
        }

        int row(boolean failure) {
            int row = 0;
            for (int i = outcomes.size() - 1; i >= 0 && (outcomes.get(i) == CheckStatus.DOWN) == failure; i--) {
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
        CheckState state = CheckState.never(Registered.check(check), new TimeGrid(0), now(0));
        assertThat(state.freshUntil()).isEqualTo(IndexedTimerHeap.NEVER);
        long failures = 0;
        for (int second = 1; second < 5_000; second++) {
            Now now = now(second);
            CheckStatus before = state.status();
            int kind = random.nextInt(20);
            if (kind == 0 && state.freshUntil() != IndexedTimerHeap.NEVER) {
                state = state.expired(now);
                naive.expired();
                assertThat(state.freshUntil()).isEqualTo(IndexedTimerHeap.NEVER);
            } else {
                CheckStatus outcome = kind < 9 ? CheckStatus.DOWN : kind < 17 ? CheckStatus.UP : CheckStatus.DEGRADED;
                failures += outcome == CheckStatus.DOWN ? 1 : 0;
                state = state.afterRun(new TimedOutcome(outcome(outcome), now.nanos(), now.wall()), now);
                naive.after(outcome);
                assertThat(state.freshUntil())
                        .isEqualTo(now.nanos() + Duration.ofSeconds(32).toNanos());
            }
            assertThat(state.status()).isEqualTo(naive.status);
            assertThat(state.counts().failuresInRow()).isEqualTo(naive.row(true));
            assertThat(state.counts().failures()).isEqualTo(failures);
            assertThat(state.effective().history()).hasSizeLessThanOrEqualTo(4);
            if (before != state.status()) {
                assertThat(state.effective().since()).isEqualTo(now.wall());
                assertThat(state.effective().history())
                        .last()
                        .extracting(Transition.OfCheck::to)
                        .isEqualTo(state.status());
            }
        }
    }

    private static CheckState state(CheckPolicy.Builder policy) {
        CheckDefinition check = CheckDefinition.blocking("it", deadline -> CheckResult.up(), policy.build());
        return CheckState.never(Registered.check(check.withHistory(4)), new TimeGrid(0), now(0));
    }

    private static CheckState after(CheckState before, long second, CheckResult result) {
        Now now = now(second);
        return before.afterRun(new TimedOutcome(Outcome.finished(result, 1), now.nanos(), now.wall()), now);
    }

    @Test
    void theMessageIsThatOfTheStandingFailureElseOfTheLastResult() {
        CheckState never = state(CheckPolicy.builder().failureThreshold(2).successThreshold(2));
        assertThat(never.message()).isNull();
        CheckState up = after(never, 1, CheckResult.up());
        assertThat(up.message()).isNull();
        CheckState failedOnce = after(up, 2, CheckResult.down("refused"));
        assertThat(failedOnce.status()).isEqualTo(CheckStatus.UP);
        assertThat(failedOnce.message()).isEqualTo("refused");
        CheckState down = after(failedOnce, 3, CheckResult.down("gone"));
        CheckState almostUp = after(down, 4, CheckResult.degraded("slow"));
        assertThat(almostUp.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(almostUp.message()).isEqualTo("gone");
    }

    @Test
    void theErrorIsTheLatestEvenIfTheMessageIsTheSame() {
        CheckState failed = after(state(CheckPolicy.builder()), 1, CheckResult.down("gone"));
        CheckState unreachable = after(failed, 2, CheckResult.down(ErrorKind.UNREACHABLE, "gone"));
        assertThat(unreachable.effective().error()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(unreachable.effective().since()).isEqualTo(now(1).wall());
    }

    @Test
    void historySaysHowLongTheStatusBeforeLasted() {
        CheckState up = after(state(CheckPolicy.builder()), 1, CheckResult.up());
        CheckState down = after(up, 6, CheckResult.down("gone"));
        assertThat(down.effective().history())
                .map(Transition.OfCheck::lasted)
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    private static Now now(long second) {
        return new Now(Duration.ofSeconds(second).toNanos(), Instant.EPOCH.plusSeconds(second));
    }

    private static Outcome outcome(CheckStatus status) {
        return switch (status) {
            case UP -> Outcome.finished(CheckResult.up(), 1);
            case DEGRADED -> Outcome.finished(CheckResult.degraded("slow"), 1);
            default -> Outcome.finished(CheckResult.down("gone"), 1);
        };
    }
}
