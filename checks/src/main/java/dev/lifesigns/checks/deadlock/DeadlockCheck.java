/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.deadlock;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.spi.Preparable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Verifies that no threads of this process wait for each other forever. Immutable and thread-safe.
 *
 * <p>It sees platform threads that wait for monitors and for locks with an owner such as {@code ReentrantLock}, not
 * virtual threads. A cycle that one of its threads leaves by itself, because it waits with a time limit, is not a
 * deadlock. The JVM is paused during the inspection: for a few milliseconds with thousands of threads.
 *
 * <p>A deadlock is {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code deadlocked_threads} (their number) and
 * {@code thread_names} (of the first eight).
 *
 * <pre>{@code
 * builder.check("deadlock", DeadlockCheck.of(), policy -> policy.probes(Probes.LIVENESS));
 * }</pre>
 */
public final class DeadlockCheck implements HealthCheck, Preparable {
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    private static final int NAMES_SHOWN = 8;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private DeadlockCheck() {}

    /** Checks the threads of this process. */
    public static DeadlockCheck of() {
        return new DeadlockCheck();
    }

    @Override
    public void prepare() throws Exception {
        Preparations.once("deadlock", () -> check(CheckDeadline.after(PREPARATION)));
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        Collection<ThreadInfo> deadlocked = deadlocked();
        if (deadlocked.isEmpty()) {
            return CheckResult.up();
        }
        return CheckResult.down("deadlocked threads: " + deadlocked.size() + " (expected: 0)")
                .withDetail("deadlocked_threads", deadlocked.size())
                .withDetail("thread_names", names(deadlocked));
    }

    @Override
    public CheckScope scope() {
        return CheckScope.PROCESS;
    }

    private Collection<ThreadInfo> deadlocked() {
        long[] ids = threads.isSynchronizerUsageSupported()
                ? threads.findDeadlockedThreads()
                : threads.findMonitorDeadlockedThreads();
        Map<Long, ThreadInfo> waiting = new HashMap<>();
        if (ids != null) {
            for (ThreadInfo info : threads.getThreadInfo(ids)) {
                if (info != null && info.getThreadState() != Thread.State.TIMED_WAITING) {
                    waiting.put(info.getThreadId(), info);
                }
            }
        }
        // A thread that waits for one that gets out by itself gets out after it.
        while (waiting.values().removeIf(info -> !waiting.containsKey(info.getLockOwnerId()))) {}
        return waiting.values();
    }

    private static String names(Collection<ThreadInfo> deadlocked) {
        return deadlocked.stream()
                .map(ThreadInfo::getThreadName)
                .sorted()
                .limit(NAMES_SHOWN)
                .collect(Collectors.joining(", "));
    }
}
