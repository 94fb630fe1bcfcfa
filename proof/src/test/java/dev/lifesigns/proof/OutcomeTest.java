/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a check returns or throws becomes one outcome, and the next run is as good as any. */
class OutcomeTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);

    @AfterEach
    void end() {
        time.close();
    }

    private HealthChecker started(HealthChecker.Builder builder) {
        HealthChecker health = time.build(builder);
        health.start();
        time.settle();
        return health;
    }

    static Stream<Throwable> everyThrowable() {
        return Stream.of(
                new RuntimeException("plain"),
                new IOException("checked"),
                new Exception((String) null),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new NoClassDefFoundError("org/postgresql/Driver"),
                new AssertionError("assert"),
                new InterruptedException("somebody else's"),
                new CancellationException(),
                new CompletionException(null),
                new Throwable("neither exception nor error"),
                new LikeThreadDeath(),
                new MessageThatThrows(),
                new CauseOfItself(),
                new RuntimeException("x".repeat(1_000_000)));
    }

    @ParameterizedTest
    @MethodSource("everyThrowable")
    void aThrowingCheckIsAnOutcome(Throwable thrown) {
        database.setBehavior(Behavior.throwing(thrown));
        HealthChecker health = started(HealthChecker.builder().check("database", database));
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.FAILED);
        assertThat(time.busyThreads()).isZero();

        database.setBehavior(Behavior.up());
        time.advance(ofSeconds(10));

        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
    }

    /** But for the one that CompletableFuture itself does not survive. */
    static Stream<Throwable> everyThrowableThatAFutureCanHold() {
        return everyThrowable().filter(thrown -> !(thrown instanceof MessageThatThrows));
    }

    @ParameterizedTest
    @MethodSource("everyThrowableThatAFutureCanHold")
    void anAsynchronousCheckThatFailsIsAnOutcome(Throwable thrown) {
        database.setBehavior(Behavior.throwing(thrown));
        HealthChecker health = started(HealthChecker.builder().asyncCheck("database", database.async()));
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.FAILED);

        database.setBehavior(Behavior.up());
        time.advance(ofSeconds(10));

        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
    }

    @Test
    void theMessageNamesTheExceptionAndItsCausesInOneLine() {
        database.setBehavior(Behavior.throwing(
                new IllegalStateException("pool is empty", new IOException("refused\n  Detail: port 5432"))));

        HealthChecker health = started(HealthChecker.builder().check("database", database));

        assertThat(health.snapshot().check("database").message())
                .isEqualTo("IllegalStateException: pool is empty, caused by IOException: refused Detail: port 5432");
    }

    @Test
    void aMessageHoldsNothingThatALogOrAJsonWriterWouldStumbleOver() {
        database.setBehavior(Behavior.down(ErrorKind.FAILED, "a\r\nb\u001b[31mc\u0000d\u2028e\ud800f \ud83d\ude00"));

        HealthChecker health = started(HealthChecker.builder().check("database", database));

        assertThat(health.snapshot().check("database").message()).isEqualTo("a b [31mc d e\ufffdf \ud83d\ude00");
    }

    @Test
    void aMessageIsBounded() {
        database.setBehavior(Behavior.down(ErrorKind.FAILED, "a ".repeat(499) + "\ud83d\ude00".repeat(10_000)));

        HealthChecker health = started(HealthChecker.builder().check("database", database));

        String message = health.snapshot().check("database").message();
        assertThat(message).hasSizeLessThanOrEqualTo(1_000).endsWith("…");
        assertThat(Character.isHighSurrogate(message.charAt(message.length() - 2)))
                .isFalse();
    }

    @Test
    void aCheckThatReturnsNullIsDown() {
        HealthChecker health = started(HealthChecker.builder().check("database", deadline -> null));
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.FAILED);
        assertThat(health.snapshot().check("database").message()).isEqualTo("the check returned null");
    }

    @Test
    void anAsynchronousCheckThatReturnsNoStageIsDown() {
        HealthChecker health = started(HealthChecker.builder()
                .asyncCheck("none", deadline -> null)
                .asyncCheck("empty", deadline -> CompletableFuture.completedFuture(null)));
        assertThatHealth(health)
                .hasCheck("none", CheckStatus.DOWN, ErrorKind.FAILED)
                .hasCheck("empty", CheckStatus.DOWN, ErrorKind.FAILED);
    }

    @Test
    void aStageThatCannotBeCanceledKeepsItsPlaceUntilItCompletes() {
        CompletableFuture<CheckResult> work = new CompletableFuture<>();
        int[] runs = new int[1];
        HealthChecker health = started(HealthChecker.builder().asyncCheck("closed-box", deadline -> {
            runs[0]++;
            return new Uncooperative(work);
        }));
        time.advance(ofMinutes(1));
        assertThatHealth(health).hasCheck("closed-box", CheckStatus.DOWN, ErrorKind.STUCK);
        assertThat(runs[0]).isEqualTo(1);

        work.complete(CheckResult.up());
        time.settle();

        assertThat(runs[0]).isEqualTo(2);
        assertThatHealth(health).hasCheck("closed-box", CheckStatus.UP);
    }

    @Test
    void detailsAreBounded() {
        Map<String, Object> many = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            many.put("key" + i, i);
        }
        Map<String, Object> large = new TreeMap<>();
        for (int i = 0; i < 64; i++) {
            large.put("key" + i, "word ".repeat(200));
        }
        HealthChecker health = started(HealthChecker.builder()
                .check("many", deadline -> CheckResult.up().withDetails(many))
                .check("large", deadline -> CheckResult.up().withDetails(large))
                .check("one", deadline -> CheckResult.up().withDetail("blob", "word ".repeat(1_000_000))));

        for (CheckSnapshot check : health.snapshot().checks()) {
            Map<String, Object> details = new TreeMap<>(check.details());
            details.remove("truncated");
            assertThat(details).hasSizeLessThanOrEqualTo(64);
            assertThat(details.entrySet().stream()
                            .mapToInt(detail -> (detail.getKey() + detail.getValue()).length())
                            .sum())
                    .isLessThanOrEqualTo(16 * 1024);
        }
        assertThat(health.snapshot().check("many").details()).hasSize(64 + 1).containsEntry("truncated", true);
        assertThat(health.snapshot().check("large").details())
                .hasSizeGreaterThan(10)
                .containsEntry("truncated", true);
    }

    @Test
    void aDetailThatKeepsCountingIsKeptAsItWasAndOneThatThrowsDecidesNothing() {
        AtomicLong counter = new AtomicLong(41);
        database.setBehavior((now, deadline) -> CheckResult.up()
                .withDetail("counter", counter)
                .withDetail("exact", new BigDecimal("1.50"))
                .withDetail("list", List.of(1, 2)));
        HealthChecker health = started(HealthChecker.builder()
                .check("database", database)
                .check("hostile", deadline -> CheckResult.up().withDetail("number", new NumberThatThrows())));
        counter.set(42);

        assertThat(health.snapshot().check("database").details())
                .containsEntry("counter", 41L)
                .containsEntry("exact", new BigDecimal("1.50"))
                .containsEntry("list", List.of(1, 2));
        assertThatHealth(health).hasCheck("hostile", CheckStatus.UP);
        assertThat(health.snapshot().check("hostile").details()).containsEntry("number", "(unreadable)");
    }

    @Test
    void theTypeOfWhatIsThrownIsTheKindOfTheFailure() {
        HealthChecker health = started(HealthChecker.builder()
                .check("refused", deadline -> {
                    throw new IllegalStateException(new ConnectException("refused"));
                })
                .asyncCheck("late", deadline -> CompletableFuture.failedFuture(new TimeoutException())));
        assertThatHealth(health)
                .hasCheck("refused", CheckStatus.DOWN, ErrorKind.UNREACHABLE)
                .hasCheck("late", CheckStatus.DOWN, ErrorKind.TIMEOUT);
    }

    @Test
    void noMessageAndNoDetailDecideAVerdict() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("replica", null);
        HealthChecker health = started(HealthChecker.builder()
                .check("late", deadline -> CheckResult.down(ErrorKind.TIMEOUT, new TimeoutException().getMessage()))
                .check("slow", deadline -> CheckResult.degraded(new IllegalStateException().getMessage()))
                .check("stock", deadline -> CheckResult.up().withDetails(facts).withDetail("last", null)));
        assertThatHealth(health)
                .hasCheck("late", CheckStatus.DOWN, ErrorKind.TIMEOUT)
                .hasCheck("slow", CheckStatus.DEGRADED)
                .hasCheck("stock", CheckStatus.UP);
        assertThat(health.snapshot().check("stock").details())
                .containsEntry("replica", null)
                .containsEntry("last", null);
    }

    @Test
    void aSecretInNestedDetailsIsMasked() {
        database.setBehavior((now, deadline) ->
                CheckResult.up().withDetail("replicas", List.of(Map.of("host", "db2", "password", "correct horse"))));
        HealthChecker health = started(HealthChecker.builder().check("database", database));
        assertThat(health.snapshot().check("database").details())
                .isEqualTo(Map.of("replicas", List.of(Map.of("host", "db2", "password", "***"))));
    }

    /** What a stopped thread throws, where it still exists. */
    private static final class LikeThreadDeath extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class MessageThatThrows extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message for you");
        }
    }

    private static final class CauseOfItself extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return this;
        }
    }

    private static final class NumberThatThrows extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 0;
        }

        @Override
        public long longValue() {
            return 0;
        }

        @Override
        public float floatValue() {
            return 0;
        }

        @Override
        public double doubleValue() {
            return 0;
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text for you");
        }
    }

    /** A stage whose {@code toCompletableFuture} fails, for no documented reason. */
    private static final class Uncooperative extends CompletableFuture<CheckResult> {
        Uncooperative(CompletableFuture<CheckResult> work) {
            work.thenAccept(this::complete);
        }

        @Override
        public CompletableFuture<CheckResult> toCompletableFuture() {
            throw new IllegalStateException("closed box");
        }
    }
}
