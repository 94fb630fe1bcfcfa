/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.http.Authenticator.Outcome;
import dev.lifesigns.http.PasswordQueue.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PasswordQueueTest {
    private static final long OPERATOR = 1_000_000;

    /* Advances with each look, as a real clock does. */
    private final AtomicLong nanos = new AtomicLong();
    private final PasswordQueue queue = new PasswordQueue(nanos::incrementAndGet);
    private final CountDownLatch release = new CountDownLatch(1);

    /* The order in which verifications were made. */
    private final List<String> made = Collections.synchronizedList(new ArrayList<>());

    private static Verdict of(CompletableFuture<Verdict> verdict) throws Exception {
        return verdict.get(30, TimeUnit.SECONDS);
    }

    private Outcome wrong(long client) throws Exception {
        return of(queue.submit(client, () -> false)).outcome();
    }

    private Outcome right(long client) throws Exception {
        return of(queue.submit(client, () -> true)).outcome();
    }

    private BooleanSupplier named(String name, boolean result) {
        return () -> {
            made.add(name);
            return result;
        };
    }

    /** Keeps the only thread busy, so that all others have to wait. */
    private CompletableFuture<Verdict> occupy() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Verdict> verdict = queue.submit(-1, () -> {
            started.countDown();
            try {
                return release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        return verdict;
    }

    @Test
    void whoFailsTenTimesIsRefusedBeforeAnythingIsVerified() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(wrong(1)).isEqualTo(Outcome.REJECTED);
        }
        AtomicInteger verified = new AtomicInteger();
        CompletableFuture<Verdict> refused = queue.submit(1, () -> verified.incrementAndGet() > 0);

        assertThat(refused).isCompletedWithValue(new Verdict(Outcome.BUSY, 5));
        assertThat(verified).hasValue(0);
        assertThat(wrong(2)).isEqualTo(Outcome.REJECTED);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
        assertThat(right(1)).isEqualTo(Outcome.AUTHENTICATED);
    }

    @Test
    void whoSucceedsHasNotFailed() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(right(1)).isEqualTo(Outcome.AUTHENTICATED);
        }
    }

    @Test
    void oneVerificationRunsAtATime() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
        for (int client = 0; client < 20; client++) {
            verdicts.add(queue.submit(client, () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                now.decrementAndGet();
                return true;
            }));
        }
        for (CompletableFuture<Verdict> verdict : verdicts) {
            assertThat(of(verdict).outcome()).isEqualTo(Outcome.AUTHENTICATED);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void ofOneClientOneWaits() throws Exception {
        occupy();
        CompletableFuture<Verdict> first = queue.submit(1, () -> true);

        assertThat(queue.submit(1, () -> true)).isCompletedWithValue(Verdict.BUSY);
        assertThat(first).isNotDone();
        release.countDown();
        assertThat(of(first).outcome()).isEqualTo(Outcome.AUTHENTICATED);
    }

    @Test
    void whoHasFailedLessGoesFirst() throws Exception {
        for (int i = 0; i < 3; i++) {
            wrong(3);
        }
        wrong(1);
        right(OPERATOR);
        occupy();
        List<CompletableFuture<Verdict>> verdicts = List.of(
                queue.submit(3, named("three failures", true)),
                queue.submit(1, named("one failure", true)),
                queue.submit(7, named("first newcomer", true)),
                queue.submit(8, named("second newcomer", true)),
                queue.submit(OPERATOR, named("operator", true)));
        release.countDown();
        for (CompletableFuture<Verdict> verdict : verdicts) {
            of(verdict);
        }
        assertThat(made)
                .containsExactly("operator", "second newcomer", "first newcomer", "one failure", "three failures");
    }

    @Test
    void aNewcomerHasNotFailed() throws Exception {
        wrong(1);
        CompletableFuture<Verdict> occupied = occupy();
        CompletableFuture<Verdict> newcomer = queue.submit(OPERATOR, named("newcomer", true));
        CompletableFuture<Verdict> failed = queue.submit(1, named("failed", true));

        release.countDown();
        of(occupied);
        of(newcomer);
        of(failed);
        assertThat(made).containsExactly("newcomer", "failed");
    }

    @Test
    void nobodyWaitsBehindACrowdNorForeverForNewcomers() throws Exception {
        occupy();
        List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
        for (int client = 1; client <= 6; client++) {
            verdicts.add(queue.submit(client, named(String.valueOf(client), true)));
        }
        release.countDown();
        for (CompletableFuture<Verdict> verdict : verdicts) {
            of(verdict);
        }
        assertThat(made).containsExactly("6", "1", "5", "2", "4", "3");
    }

    @Test
    void inAFullQueueWhoHasFailedTheMostGivesWay() throws Exception {
        for (long client = 0; client < PasswordQueue.CAPACITY; client++) {
            wrong(client);
        }
        wrong(5);
        occupy();
        List<CompletableFuture<Verdict>> guesses = new ArrayList<>();
        for (long client = 0; client < PasswordQueue.CAPACITY; client++) {
            guesses.add(queue.submit(client, () -> false));
        }
        assertThat(guesses).noneMatch(CompletableFuture::isDone);
        CompletableFuture<Verdict> operator = queue.submit(OPERATOR, () -> true);

        assertThat(operator).isNotDone();
        assertThat(guesses.get(5)).isCompletedWithValue(Verdict.BUSY);
        assertThat(queue.size()).isEqualTo(PasswordQueue.CAPACITY);
        release.countDown();
        assertThat(of(operator).outcome()).isEqualTo(Outcome.AUTHENTICATED);
    }

    @Test
    void whoComesToAQueueFullOfBetterOnesIsRefused() throws Exception {
        wrong(99);
        occupy();
        for (long client = 0; client < PasswordQueue.CAPACITY; client++) {
            queue.submit(client, () -> true);
        }
        assertThat(queue.submit(99, () -> true)).isCompletedWithValue(Verdict.BUSY);
        assertThat(queue.submit(98, () -> true)).isCompletedWithValue(Verdict.BUSY);
        release.countDown();
    }

    @Test
    void whoLeavesIsNotVerified() throws Exception {
        CompletableFuture<Verdict> busy = occupy();
        CompletableFuture<Verdict> gone = queue.submit(1, named("gone", true));
        gone.cancel(false);
        CompletableFuture<Verdict> again = queue.submit(1, named("again", true));
        release.countDown();
        of(busy);
        of(again);

        assertThat(made).containsExactly("again");
    }

    @Test
    void afterAFailureOthersThanSuspectsAreServedAtOnce() throws Exception {
        for (int i = 0; i < 4; i++) {
            wrong(1);
        }
        CompletableFuture<Verdict> slow = queue.submit(1, () -> {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return false;
        });
        of(slow);
        CompletableFuture<Verdict> suspect = queue.submit(1, named("suspect", false));
        CompletableFuture<Verdict> operator = queue.submit(OPERATOR, named("operator", true));
        of(suspect);
        of(operator);

        assertThat(made).containsExactly("operator", "suspect");
    }

    @Test
    void aFaultIsReportedAndEndsNothing() throws Exception {
        CompletableFuture<Verdict> broken = queue.submit(1, () -> {
            throw new IllegalStateException("no such algorithm");
        });
        assertThatThrownBy(() -> of(broken)).hasRootCauseMessage("no such algorithm");

        assertThat(right(2)).isEqualTo(Outcome.AUTHENTICATED);
    }
}
