/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Never more than one piece of work outstanding, and nothing of the application's is canceled unless it said so. */
class AsynchronousCheckTest {
    private final VirtualTime time = VirtualTime.create();

    /** What was asked of a client that answers when the test says so. */
    private final List<CompletableFuture<String>> asked = new ArrayList<>();

    @AfterEach
    void end() {
        time.close();
    }

    private CompletableFuture<String> ping() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    private HealthChecker started(AsyncHealthCheck check) {
        HealthChecker health = time.build(HealthChecker.builder()
                .asyncCheck(
                        "search", check, policy -> policy.period(ofSeconds(5)).timeout(ofSeconds(1))));
        health.start();
        time.settle();
        return health;
    }

    /** Lets time pass until the client is asked once more. */
    private void untilAsked(int times) {
        while (asked.size() < times) {
            time.advance(ofMillis(100));
        }
    }

    private static CheckSnapshot search(HealthChecker health) {
        return health.snapshot().check("search");
    }

    @Test
    void aDerivedStageIsStuckUntilItCompletes() {
        HealthChecker health = started(deadline -> ping().thenApply(pong -> CheckResult.up()));
        time.advance(ofMinutes(5));
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).isNotDone();
        assertThat(search(health).error()).isEqualTo(ErrorKind.STUCK);
        assertThat(search(health).stuckFor()).isGreaterThan(ofMinutes(4));

        asked.get(0).complete("pong");
        untilAsked(2);
        assertThat(search(health).lateResults()).isEqualTo(1);
        asked.get(1).complete("pong");
        time.settle();
        assertThat(search(health).status()).isEqualTo(CheckStatus.UP);
    }

    @Test
    void aSourceThatIsKeptIsNotCanceledEither() {
        HealthChecker health = started(AsyncHealthCheck.of(deadline -> ping(), pong -> CheckResult.up()));
        time.advance(ofMinutes(5));
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).isNotDone();
        assertThat(search(health).error()).isEqualTo(ErrorKind.STUCK);
    }

    @Test
    void aSourceThatCanBeCanceledIsAndTheCheckRecovers() {
        HealthChecker health = started(AsyncHealthCheck.canceling(deadline -> ping(), pong -> CheckResult.up()));
        time.advance(ofSeconds(1));
        assertThat(asked.get(0)).isCancelled();
        assertThat(search(health).error()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(search(health).stuckFor()).isNull();

        untilAsked(2);
        asked.get(1).complete("pong");
        time.settle();

        assertThat(search(health).status()).isEqualTo(CheckStatus.UP);
        assertThat(asked.stream().filter(answer -> !answer.isDone())).isEmpty();
    }

    @Test
    void whatTheAnswerMeansIsUpToTheMapper() {
        HealthChecker health = started(AsyncHealthCheck.of(deadline -> ping(), CheckResult::degraded));
        asked.get(0).complete("pong");
        time.settle();
        assertThat(search(health).status()).isEqualTo(CheckStatus.DEGRADED);
        untilAsked(2);
        asked.get(1).completeExceptionally(new IllegalStateException("gone"));
        time.settle();
        assertThat(search(health).message()).isEqualTo("IllegalStateException: gone");
    }

    @Test
    void removalAndCloseCancelOnlyWhatCanBeCanceled() {
        HealthChecker health = started(deadline -> ping().thenApply(pong -> CheckResult.up()));
        CheckHandle other =
                health.addAsync("other", AsyncHealthCheck.canceling(deadline -> ping(), pong -> CheckResult.up()));
        time.settle();
        other.remove();
        health.close();
        time.settle();
        assertThat(asked.get(0)).isNotDone();
        assertThat(asked.get(1)).isCancelled();
    }

    @Test
    void aScopeIsSaidWithoutLosingTheSource() throws Exception {
        AsyncHealthCheck check = AsyncHealthCheck.canceling(deadline -> ping(), pong -> CheckResult.up())
                .withScope(CheckScope.PROCESS);
        assertThat(check.scope()).isEqualTo(CheckScope.PROCESS);
        HealthChecker health = started(check);
        assertThat(search(health).scope()).isEqualTo(CheckScope.PROCESS);
        time.advance(ofSeconds(1));
        assertThat(asked.get(0)).isCancelled();
        AsyncHealthCheck plain = deadline -> CompletableFuture.completedFuture(CheckResult.up());
        assertThat(plain.withScope(CheckScope.HOST).scope()).isEqualTo(CheckScope.HOST);
    }
}
