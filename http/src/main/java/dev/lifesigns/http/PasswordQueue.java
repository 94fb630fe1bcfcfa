/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.http.Authenticator.Outcome;
import dev.lifesigns.internal.SystemPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies passwords, one at a time, on a thread that ends when it is idle. Thread-safe.
 *
 * <p>Verification is slow by design, so unauthenticated clients must be able neither to exhaust the processor nor to
 * lock others out:
 *
 * <ul>
 *   <li>a client that has failed {@value #FAILURES} times gets one more attempt every {@value #SECONDS_PER_FAILURE} s,
 *     and is rejected without verification until then;
 *   <li>at most one verification per client waits, and {@value #CAPACITY} in total; in a full queue, a new client with
 *     fewer failures replaces the one with the most;
 *   <li>clients that have authenticated before go first, then those with the fewest failures; among equals, the newest
 *     and the oldest alternate, so that no one waits behind a crowd;
 *   <li>after a failure, the thread pauses for as long as the verification took, except for clients that have not
 *     failed recently; when failures come from everywhere, except for clients that have authenticated before.
 * </ul>
 */
final class PasswordQueue {
    static final int CAPACITY = 32;
    static final int FAILURES = 10;
    static final int SECONDS_PER_FAILURE = 5;

    /** Fewer failures than this may be typing errors. */
    private static final int SUSPECT = 2;

    private static final int PROVED = -1;
    private static final long IDLE_NANOS = SECONDS.toNanos(10);
    private static final TokenBucket.Rate OF_ONE = new TokenBucket.Rate(SECONDS.toNanos(SECONDS_PER_FAILURE), FAILURES);
    private static final TokenBucket.Rate OF_ALL = new TokenBucket.Rate(SECONDS.toNanos(1), 30);

    private final LongSupplier nanoClock;

    /* The cost of a verification is measured by the system clock, whatever clock is used otherwise. */
    private final LongSupplier realClock = SystemPlatform.clock();

    private final ClientTable<Standing> standings;
    private final TokenBucket failuresOfAll;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final List<Attempt> waiting = new ArrayList<>();

    @GuardedBy("lock")
    private boolean newestFirst = true;

    @GuardedBy("lock")
    private boolean running;

    /* Until when, by the system clock, suspect clients have to wait, and whether nearly all clients are suspect. */
    @GuardedBy("lock")
    private long restUntilNanos;

    @GuardedBy("lock")
    private boolean flooded;

    /** What is known about a client. */
    private static final class Standing {
        final TokenBucket failures;
        volatile boolean proved;

        Standing(long nowNanos) {
            failures = new TokenBucket(OF_ONE, nowNanos);
        }

        int rank(long nowNanos) {
            return proved ? PROVED : failures.missing(nowNanos);
        }
    }

    /** The result for credentials. {@code retryAfterSeconds} is used for {@link Outcome#BUSY} only. */
    record Verdict(Outcome outcome, long retryAfterSeconds) {
        static final Verdict REJECTED = new Verdict(Outcome.REJECTED, 0);
        static final Verdict AUTHENTICATED = new Verdict(Outcome.AUTHENTICATED, 0);
        static final Verdict BUSY = new Verdict(Outcome.BUSY, 1);
    }

    /** A verification that waits for its turn. */
    private record Attempt(
            long client,
            Standing standing,
            int rank,
            BooleanSupplier verification,
            CompletableFuture<Verdict> verdict) {}

    PasswordQueue(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.restUntilNanos = realClock.getAsLong();
        this.standings = new ClientTable<>(nanoClock, Standing::new);
        this.failuresOfAll = new TokenBucket(OF_ALL, nanoClock.getAsLong());
    }

    /**
     * Queues the verification of a password. Canceling the future removes it from the queue.
     *
     * @param client the client, by {@link Client#key()}
     */
    CompletableFuture<Verdict> submit(long client, BooleanSupplier verification) {
        Standing standing = standings.of(client);
        // Read after the standing was created, which would otherwise be in the future and look as if it had failed.
        long now = nanoClock.getAsLong();
        long wait = standing.failures.nanosUntilToken(now);
        if (wait > 0) {
            long seconds = Math.max(1, NANOSECONDS.toSeconds(wait + SECONDS.toNanos(1) - 1));
            return CompletableFuture.completedFuture(new Verdict(Outcome.BUSY, seconds));
        }
        Attempt attempt = new Attempt(client, standing, standing.rank(now), verification, new CompletableFuture<>());
        Attempt refused;
        lock.lock();
        try {
            refused = enqueue(attempt);
            if (!running && !waiting.isEmpty()) {
                startThread();
                running = true;
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (refused != null) {
            refused.verdict().complete(Verdict.BUSY);
        }
        return attempt.verdict();
    }

    /** The attempt that has to give way, which may be the new one; {@code null} if there is room. */
    @GuardedBy("lock")
    private @Nullable Attempt enqueue(Attempt attempt) {
        waiting.removeIf(other -> other.verdict().isDone());
        if (waiting.stream().anyMatch(other -> other.client() == attempt.client())) {
            return attempt;
        }
        waiting.add(attempt);
        if (waiting.size() <= CAPACITY) {
            return null;
        }
        Attempt last = waiting.stream()
                .reduce((one, other) -> other.rank() >= one.rank() ? other : one)
                .orElse(attempt);
        waiting.remove(last);
        return last;
    }

    private void startThread() {
        Thread thread = new Thread(this::verifyAll, "lifesigns-passwords");
        thread.setDaemon(true);
        thread.start();
    }

    private void verifyAll() {
        Attempt attempt = next();
        while (attempt != null) {
            verify(attempt);
            attempt = next();
        }
    }

    private void verify(Attempt attempt) {
        long started = realClock.getAsLong();
        Verdict verdict = Verdict.REJECTED;
        Throwable fault = null;
        try {
            if (attempt.verification().getAsBoolean()) {
                attempt.standing().proved = true;
                verdict = Verdict.AUTHENTICATED;
            }
        } catch (Throwable thrown) {
            fault = thrown;
        }
        if (verdict.outcome() != Outcome.AUTHENTICATED) {
            rest(attempt, realClock.getAsLong() - started);
        }
        if (fault == null) {
            attempt.verdict().complete(verdict);
        } else {
            attempt.verdict().completeExceptionally(fault);
        }
    }

    private void rest(Attempt failed, long tookNanos) {
        long now = nanoClock.getAsLong();
        var unused = failed.standing().failures.tryTake(now);
        boolean many = !failuresOfAll.tryTake(now);
        lock.lock();
        try {
            flooded = many;
            restUntilNanos = realClock.getAsLong() + tookNanos;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next attempt; returns {@code null} if the thread is to end. */
    private @Nullable Attempt next() {
        lock.lock();
        try {
            long idleSince = realClock.getAsLong();
            while (true) {
                waiting.removeIf(attempt -> attempt.verdict().isDone());
                List<Attempt> best = best();
                Attempt first = best.isEmpty() ? null : best.get(newestFirst ? best.size() - 1 : 0);
                long now = realClock.getAsLong();
                long pause = first == null ? idleSince + IDLE_NANOS - now : mayStart(first) ? 0 : restUntilNanos - now;
                if (pause <= 0) {
                    if (first == null) {
                        running = false;
                    } else {
                        waiting.remove(first);
                        newestFirst = best.size() > 1 ? !newestFirst : newestFirst;
                    }
                    return first;
                }
                var unused = changed.awaitNanos(pause);
            }
        } catch (InterruptedException e) {
            running = false;
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** The attempts of the best rank, in order of arrival. */
    @GuardedBy("lock")
    private List<Attempt> best() {
        int best = waiting.stream().mapToInt(Attempt::rank).min().orElse(0);
        return waiting.stream().filter(attempt -> attempt.rank() == best).toList();
    }

    @GuardedBy("lock")
    private boolean mayStart(Attempt attempt) {
        return attempt.rank() < (flooded ? 0 : SUSPECT);
    }

    /** The number of attempts that wait. */
    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
