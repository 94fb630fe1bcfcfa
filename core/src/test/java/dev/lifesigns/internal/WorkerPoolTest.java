/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads; every wait is bounded. */
class WorkerPoolTest {
    private final AtomicLong skew = new AtomicLong();
    private final WorkerPool pool = new WorkerPool("pool-test-", () -> System.nanoTime() + skew.get());
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void end() {
        release.countDown();
        pool.close();
    }

    @Test
    void noTaskWaitsBehindABlockedOne() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(50_000);
        for (int i = 0; i < 50_000; i++) {
            if (i % 1_000 == 0) {
                pool.execute(this::block);
            }
            pool.execute(done::countDown);
        }
        assertThat(done.await(30, SECONDS)).isTrue();
    }

    @Test
    void noTaskWaitsBehindABlockedOneFromAnyThread() throws InterruptedException {
        int bringers = 8;
        CountDownLatch done = new CountDownLatch(bringers * 2_000);
        List<Thread> threads = new ArrayList<>();
        for (int b = 0; b < bringers; b++) {
            threads.add(new Thread(() -> {
                for (int i = 0; i < 2_000; i++) {
                    if (i % 500 == 250) {
                        pool.execute(this::block);
                    }
                    pool.execute(done::countDown);
                }
            }));
        }
        threads.forEach(Thread::start);
        assertThat(done.await(30, SECONDS)).isTrue();
        for (Thread thread : threads) {
            thread.join(10_000);
        }
    }

    @Test
    void threadsGrowWithBlockedTasksAndNotWithTheQueue() throws InterruptedException {
        int blocked = 20;
        CountDownLatch begun = new CountDownLatch(blocked);
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < blocked; i++) {
            pool.execute(() -> {
                workers.add(Thread.currentThread());
                begun.countDown();
                block();
            });
        }
        assertThat(begun.await(30, SECONDS)).isTrue();
        CountDownLatch done = new CountDownLatch(20_000);
        for (int i = 0; i < 20_000; i++) {
            pool.execute(() -> {
                workers.add(Thread.currentThread());
                done.countDown();
            });
        }
        assertThat(done.await(30, SECONDS)).isTrue();
        // Two more on an idle machine; on a busy one a short task may lose its processor and count as blocked for a
        // while.
        assertThat(workers).hasSizeLessThanOrEqualTo(blocked + 16);
    }

    @Test
    void aBatchOfShortTasksWakesOneThread() throws InterruptedException {
        WorkerPool patient = new WorkerPool("pool-test-", () -> 0);
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(1_000);
        patient.executeAll(Collections.nCopies(1_000, () -> {
            workers.add(Thread.currentThread());
            done.countDown();
        }));
        assertThat(done.await(30, SECONDS)).isTrue();
        patient.close();
        assertThat(workers).hasSize(1);
    }

    @Test
    void theRestOfABatchIsHelpedWhenItsWorkerIsBlocked() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        WorkerPool patient = new WorkerPool("pool-test-", now::get);
        CountDownLatch begun = new CountDownLatch(3);
        CountDownLatch done = new CountDownLatch(1);
        Runnable blocking = () -> {
            begun.countDown();
            block();
        };
        patient.executeAll(List.of(blocking, blocking, blocking, done::countDown));
        assertThat(done.await(20, MILLISECONDS)).isFalse();

        now.set(5_000_000);

        assertThat(done.await(30, SECONDS)).isTrue();
        assertThat(begun.await(30, SECONDS)).isTrue();
        patient.close();
    }

    @Test
    void whatCameLaterIsHelpedInItsTurn() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        WorkerPool patient = new WorkerPool("pool-test-", now::get);
        idleAfter(patient, 2);
        CountDownLatch second = new CountDownLatch(1);
        patient.executeAll(List.of(this::block, second::countDown));

        now.set(5_000_000);
        assertThat(second.await(20, MILLISECONDS)).isFalse();
        pass(now, () -> second.getCount() == 0);

        assertThat(second.getCount()).isZero();
        patient.close();
    }

    @Test
    void whatIsQueuedBehindABlockedTaskWhenThePoolClosesIsStillDone() throws InterruptedException {
        WorkerPool patient = new WorkerPool("pool-test-", () -> 0);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Runnable blocking = () -> {
            begun.countDown();
            block();
        };
        patient.executeAll(List.of(blocking, done::countDown));
        assertThat(begun.await(30, SECONDS)).isTrue();

        patient.close();

        assertThat(done.await(30, SECONDS)).isTrue();
    }

    @Test
    void aTaskThatThrowsHarmsNobody() throws InterruptedException {
        try (CapturedLog log = CapturedLog.open()) {
            CountDownLatch done = new CountDownLatch(101);
            for (int i = 0; i < 100; i++) {
                pool.execute(() -> {
                    done.countDown();
                    throw new StackOverflowError("deliberate");
                });
            }
            pool.execute(done::countDown);
            assertThat(done.await(30, SECONDS)).isTrue();
            assertThat(log.lines()).isNotEmpty().containsOnly("a task of pool-test-* failed");
        }
    }

    @Test
    void theThreadShowsWhatItDoesWhenThatTakesLong() throws InterruptedException {
        Thread worker = idleWorker();
        assertThat(worker.getName()).isEqualTo("pool-test-*");
        blocked(pool);
        awaitName(worker, "pool-test-database");

        release.countDown();

        awaitName(worker, "pool-test-*");
    }

    @Test
    void theThreadIsNamedWhenItsTaskHasTakenAWholePatience() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        WorkerPool patient = new WorkerPool("pool-test-", now::get);
        Thread worker = blocked(patient);
        now.set(5_000_000);
        worker.join(20);
        assertThat(worker.getName()).isEqualTo("pool-test-*");

        pass(now, () -> worker.getName().equals("pool-test-database"));

        assertThat(worker.getName()).isEqualTo("pool-test-database");
        patient.close();
    }

    @Test
    void nobodyWatchesWhileNobodyWaitsOrWorksWithoutAName() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        AtomicLong looks = new AtomicLong();
        WorkerPool watched = new WorkerPool("pool-test-", () -> {
            looks.incrementAndGet();
            return now.get();
        });
        idleAfter(watched, 1);
        awaitRest(now, looks);

        blocked(watched);

        awaitRest(now, looks);
        watched.close();
    }

    /** A worker in a task that is called database. */
    private Thread blocked(WorkerPool by) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread[] worker = new Thread[1];
        by.execute(new Runnable() {
            @Override
            public void run() {
                worker[0] = Thread.currentThread();
                begun.countDown();
                block();
            }

            @Override
            public String toString() {
                return "database";
            }
        });
        assertThat(begun.await(30, SECONDS)).isTrue();
        return worker[0];
    }

    /** Lets time pass, one patience after the other, until something is so. */
    private void pass(AtomicLong now, BooleanSupplier so) throws InterruptedException {
        for (int i = 0; i < 3_000 && !so.getAsBoolean(); i++) {
            now.addAndGet(5_000_000);
            assertThat(release.await(10, MILLISECONDS)).isFalse();
        }
    }

    /** Lets time pass until no thread reads the clock. */
    private void awaitRest(AtomicLong now, AtomicLong looks) throws InterruptedException {
        long before = -1;
        for (int i = 0; i < 100 && looks.get() != before; i++) {
            before = looks.get();
            now.addAndGet(5_000_000);
            assertThat(release.await(20, MILLISECONDS)).isFalse();
        }
        assertThat(looks).hasValue(before);
    }

    @Test
    void anIdleThreadLeavesAfterHalfAMinute() throws InterruptedException {
        Thread worker = idleWorker();
        skew.set(29_000_000_000L);
        worker.interrupt();
        worker.join(50);
        assertThat(worker.isAlive()).isTrue();

        skew.set(31_000_000_000L);
        worker.interrupt();

        worker.join(30_000);
        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void anIdleThreadLeavesAtOnceWhenThePoolCloses() throws InterruptedException {
        Thread worker = idleWorker();

        pool.close();

        worker.join(30_000);
        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void noThreadOutlivesThePool() throws InterruptedException {
        WorkerPool closed = new WorkerPool("closed-pool-", System::nanoTime);
        idleAfter(closed, 1);
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("closed-pool-"))
                .toList();
        assertThat(threads).map(Thread::getName).containsExactlyInAnyOrder("closed-pool-*", "closed-pool-#watch");

        closed.close();

        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void aPoolThatNobodyUsedCloses() {
        WorkerPool unused = new WorkerPool("unused-pool-", System::nanoTime);
        assertThatCode(unused::close).doesNotThrowAnyException();
    }

    @Test
    void whatIsQueuedWhenThePoolClosesIsStillDone() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch last = new CountDownLatch(1);
        for (int i = 0; i < 1_000; i++) {
            pool.execute(done::incrementAndGet);
        }
        pool.execute(last::countDown);
        pool.close();

        assertThat(last.await(30, SECONDS)).isTrue();
        assertThat(done).hasValueGreaterThanOrEqualTo(999);
    }

    private Thread idleWorker() throws InterruptedException {
        return idleAfter(pool, 1);
    }

    /** The one worker that has done a batch of short tasks and is idle again. */
    private static Thread idleAfter(WorkerPool pool, int tasks) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(tasks);
        Thread[] worker = new Thread[1];
        pool.executeAll(Collections.nCopies(tasks, () -> {
            worker[0] = Thread.currentThread();
            done.countDown();
        }));
        assertThat(done.await(30, SECONDS)).isTrue();
        for (int i = 0; i < 10_000 && worker[0].getState() != Thread.State.TIMED_WAITING; i++) {
            Thread.onSpinWait();
            worker[0].join(1);
        }
        return worker[0];
    }

    private static void awaitName(Thread thread, String name) throws InterruptedException {
        for (int i = 0; i < 10_000 && !thread.getName().equals(name); i++) {
            thread.join(1);
        }
        assertThat(thread.getName()).isEqualTo(name);
    }

    private void block() {
        boolean released = false;
        while (!released) {
            try {
                released = release.await(60, SECONDS);
            } catch (InterruptedException ignored) {
                released = false; // stubborn on purpose
            }
        }
    }
}
