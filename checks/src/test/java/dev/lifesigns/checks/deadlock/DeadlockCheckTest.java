/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.deadlock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.GivenOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlockCheckTest {
    private final DeadlockCheck check = DeadlockCheck.of();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void endAllThreads() throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void noDeadlockIsUp() {
        assertThat(check()).isEqualTo(CheckResult.up());
    }

    @Test
    void aDeadlockIsDownAndNamesItsThreads() throws Exception {
        cycleOf(2, ReentrantLock::lockInterruptibly);

        CheckResult result = check();

        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).isEqualTo("deadlocked threads: 2 (expected: 0)");
        assertThat(result.details())
                .containsEntry("deadlocked_threads", 2)
                .containsEntry("thread_names", "philosopher-0, philosopher-1");
    }

    @Test
    void aDeadlockThatIsResolvedIsUpAgain() throws Exception {
        cycleOf(2, ReentrantLock::lockInterruptibly);
        assertThat(check().status()).isEqualTo(CheckStatus.DOWN);

        endAllThreads();

        assertThat(check().status()).isEqualTo(CheckStatus.UP);
    }

    @Test
    void theNamesAreBounded() throws Exception {
        cycleOf(12, ReentrantLock::lockInterruptibly);

        CheckResult result = check();

        assertThat(result.details()).containsEntry("deadlocked_threads", 12);
        assertThat(result.details().get("thread_names").toString().split(", ")).hasSize(8);
    }

    @Test
    void aCycleThatATimeLimitEndsIsNoDeadlock() throws Exception {
        cycleOf(3, new LockAction() {
            private int taken;

            @Override
            public void lock(ReentrantLock lock) throws InterruptedException {
                boolean patient;
                synchronized (this) {
                    patient = taken++ > 0;
                }
                if (patient) {
                    lock.lockInterruptibly();
                } else if (lock.tryLock(1, TimeUnit.HOURS)) {
                    lock.unlock();
                }
            }
        });

        assertThat(check().status()).isEqualTo(CheckStatus.UP);
    }

    @Test
    void itIsOfTheProcessSoThatLivenessTakesIt() {
        assertThat(new DeadlockCheckType().create(new GivenOptions()).scope()).isEqualTo(CheckScope.PROCESS);
    }

    private CheckResult check() {
        return check.check(CheckDeadline.after(Duration.ofSeconds(60)));
    }

    private interface LockAction {
        void lock(ReentrantLock lock) throws InterruptedException;
    }

    /** Each philosopher holds a fork and waits for the next one's. Returns when all of them wait. */
    private void cycleOf(int size, LockAction takeSecond) throws InterruptedException {
        List<ReentrantLock> forks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            forks.add(new ReentrantLock());
        }
        CyclicBarrier seated = new CyclicBarrier(size);
        for (int i = 0; i < size; i++) {
            ReentrantLock first = forks.get(i);
            ReentrantLock second = forks.get((i + 1) % size);
            Thread thread = new Thread(() -> dine(first, second, seated, takeSecond), "philosopher-" + i);
            threads.add(thread);
            thread.start();
        }
        for (ReentrantLock fork : forks) {
            while (!fork.hasQueuedThreads()) {
                Thread.onSpinWait();
            }
        }
        for (Thread thread : threads) {
            while (thread.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
        }
    }

    private static void dine(ReentrantLock first, ReentrantLock second, CyclicBarrier seated, LockAction takeSecond) {
        first.lock();
        try {
            seated.await();
            takeSecond.lock(second);
        } catch (Exception e) {
            Thread.currentThread().interrupt();
        } finally {
            first.unlock();
        }
    }
}
