/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A fault to be planted in the engine, to see whether the simulation finds it.
 *
 * @param name what is wrong then
 * @param file the class of {@code dev.lifesigns} that it is planted in
 * @param original text that is there exactly once
 * @param planted text instead of it
 */
record PlantedFault(String name, String file, String original, String planted) {
    static final Path SOURCES = Path.of("../core/src/main/java");

    static final List<PlantedFault> ALL = List.of(
            new PlantedFault(
                    "`failureThreshold` is off by one",
                    "CheckState",
                    "counted.failuresInRow() >= check.policy().failureThreshold()",
                    "counted.failuresInRow() > check.policy().failureThreshold()"),
            new PlantedFault(
                    "`successThreshold` is off by one",
                    "CheckState",
                    "counted.successesInRow() >= check.policy().successThreshold()",
                    "counted.successesInRow() > check.policy().successThreshold()"),
            new PlantedFault(
                    "an opposite result does not reset the count",
                    "CheckState",
                    ": new Counts(0, increased(successesInRow), failures)",
                    ": new Counts(failuresInRow, increased(successesInRow), failures)"),
            new PlantedFault(
                    "thresholds count after staleness",
                    "CheckState",
                    "case UNKNOWN -> true;",
                    "case UNKNOWN -> last == null || !outcome.failure() || counted.failuresInRow() >="
                            + " check.policy().failureThreshold();"),
            new PlantedFault(
                    "failures in a row survive staleness",
                    "CheckState",
                    "next, counts.rowsForgotten(), runs",
                    "next, counts, runs"),
            new PlantedFault(
                    "staleness by the writer's clock: a reader takes the published state as it is",
                    "StateStore",
                    "long nanos = platform.nanoTime();",
                    "long nanos = current.made().nanos();"),
            new PlantedFault(
                    "staleness by the wall clock",
                    "StateStore",
                    "long nanos = platform.nanoTime();",
                    "long nanos = java.time.Duration.between(java.time.Instant.EPOCH, platform.wallTime()).toNanos()"
                            + " - 1_767_225_600_000_000_000L;"),
            new PlantedFault(
                    "a state that a reader saw grow stale is never judged again",
                    "StateStore",
                    "while (!current.validAt(nanos)) {",
                    "for (boolean first = true; first && !current.validAt(nanos); first = false) {"),
            new PlantedFault(
                    "a status counts in the history until the engine has noticed that it is stale",
                    "CheckState",
                    "withStatus(CheckStatus.UNKNOWN, ErrorKind.STALE, message, null, freshUntil(), now);",
                    "withStatus(CheckStatus.UNKNOWN, ErrorKind.STALE, message, null, now.nanos(), now);"),
            new PlantedFault(
                    "the history ends with the last change of the status",
                    "CheckState",
                    "return effective.timeline().plus(status(), now.nanos()).history(now);",
                    "return effective.timeline().history(now);"),
            new PlantedFault(
                    "evidence ages from the start of the run",
                    "CheckState",
                    ": last.decidedNanos() + check.staleAfterNanos();",
                    ": last.decidedNanos() - last.outcome().latencyNanos() + check.staleAfterNanos();"),
            new PlantedFault(
                    "lost wake-up: the timer is not set for old evidence",
                    "EngineLock",
                    "Math.min(Math.min(scheduler.nextAlarm(), store.nextExpiry()), waiters.earliest())",
                    "Math.min(scheduler.nextAlarm(), waiters.earliest())"),
            new PlantedFault(
                    "lost wake-up: the timer is not set for waiting callers",
                    "EngineLock",
                    "Math.min(Math.min(scheduler.nextAlarm(), store.nextExpiry()), waiters.earliest())",
                    "Math.min(scheduler.nextAlarm(), store.nextExpiry())"),
            new PlantedFault(
                    "lost wake-up: the timer heap forgets the right child",
                    "IndexedTimerHeap",
                    "if (child + 1 < heap.length && times",
                    "if (child + 2 < heap.length && times"),
            new PlantedFault(
                    "late result accepted after a freeze, because the timer was late as well",
                    "RunScheduler",
                    "if (!run.decided() && evidence.decidedNanos() > run.deadlineNanos) {",
                    "if (!run.decided() && evidence.decidedNanos() < run.dispatchedNanos) {"),
            new PlantedFault(
                    "late result accepted from a stuck run",
                    "RunScheduler",
                    "store.put(state(run).returnedLate(withResult), now);",
                    "store.put(state(run).returnedLate(withResult).afterRun(evidence, now), now);"),
            new PlantedFault(
                    "a result exactly at its deadline is late",
                    "RunScheduler",
                    "evidence.decidedNanos() > run.deadlineNanos",
                    "evidence.decidedNanos() >= run.deadlineNanos"),
            new PlantedFault(
                    "a second run starts next to a stuck one",
                    "RunScheduler",
                    "countStuck(running, running.check, now);",
                    "startRun(store.published().state(index), Long.MAX_VALUE, now, deferred);"),
            new PlantedFault(
                    "a stuck run counts only once",
                    "RunScheduler",
                    "alarms.set(check.index(), now.nanos() + gap(check, check.jitter()));",
                    "alarms.set(check.index(), IndexedTimerHeap.NEVER);"),
            new PlantedFault(
                    "frozen time counts as a stuck period at once",
                    "RunScheduler",
                    "alarms.set(index, nextDue[index] > now.nanos() ? nextDue[index] : now.nanos() + gap(run));",
                    "alarms.set(index, nextDue[index]);"),
            new PlantedFault(
                    "a run over its deadline is not interrupted",
                    "RunScheduler",
                    "deferred.abandon(run);",
                    "deferred.overdue().size();"),
            new PlantedFault(
                    "`initialDelay` is forgotten",
                    "RunScheduler",
                    "now.nanos() + check.initialDelayNanos()",
                    "now.nanos()"),
            new PlantedFault(
                    "jitter makes the period longer",
                    "RunScheduler",
                    "return period - (long) (platform.random() * latitude);",
                    "return period + (long) (platform.random() * latitude);"),
            new PlantedFault(
                    "a check that returns late is not run again",
                    "RunScheduler",
                    "alarms.set(index, scheduled(run.check) ? nextDue[index] : IndexedTimerHeap.NEVER);",
                    "alarms.set(index, scheduled(run.check) && !run.decided() ? nextDue[index] : IndexedTimerHeap.NEVER);"),
            new PlantedFault(
                    "`runAll` does not apply its time limit to the runs",
                    "RunScheduler",
                    "long timeout = Math.min(check.timeoutNanos(), Math.max(1, atMostNanos));",
                    "long timeout = check.timeoutNanos() + 0 * atMostNanos;"),
            new PlantedFault(
                    "on-probe checks run for every reader, however fresh the evidence",
                    "WaitingReads",
                    "now.nanos() - last.decidedNanos() > check.periodNanos()",
                    "now.nanos() - last.decidedNanos() >= 0"),
            new PlantedFault(
                    "a reader waits for a stuck run",
                    "WaitingReads",
                    "if (!held.scheduler().stuck(check) && isOld(check, held.now())) {",
                    "if (isOld(check, held.now())) {"),
            new PlantedFault(
                    "history grows without bound",
                    "CheckState",
                    "next.size() == check.historySize()",
                    "next.size() == Integer.MAX_VALUE"),
            new PlantedFault(
                    "a check's change reaches only the first of its probes",
                    "EngineState",
                    "newProbes[probe] = moved.updated(probe, old, stage, now);",
                    "newProbes[probe] = moved.updated(probe, old, stage, now); break;"),
            new PlantedFault(
                    "a stale non-critical check does not degrade its probe",
                    "Aggregation",
                    "everRan ? CheckStatus.DEGRADED : CheckStatus.UP",
                    "everRan ? CheckStatus.UP : CheckStatus.UP"),
            new PlantedFault(
                    "liveness is unknown without evidence",
                    "ProbeState",
                    "ProbeStatus.of(counts.worstKnown());",
                    "ProbeStatus.of(counts.worst());"),
            new PlantedFault(
                    "startup is complete although a check of it has only failed",
                    "StateStore",
                    "return state.everRan() && ProbeStatus.of(state.contribution()).passing();",
                    "return state.everRan();"),
            new PlantedFault(
                    "readiness of a draining service follows its checks",
                    "ProbeState",
                    "if (stage.draining() || (stage",
                    "if ((stage"),
            new PlantedFault(
                    "a listener that throws gets no more transitions",
                    "EventDispatcher",
                    "EngineLog.warn(\"a \" + kind + \" listener failed\", contained);",
                    "return;"),
            new PlantedFault(
                    "transitions are delivered newest first",
                    "EventDispatcher",
                    "next = queue.poll();",
                    "next = queue.pollLast();"),
            new PlantedFault(
                    "callers that wait for a change are not woken by one",
                    "EngineLock",
                    "if (store.published().revision() != revision) {",
                    "if (store.published().revision() < revision) {"),
            new PlantedFault(
                    "close does not interrupt runs",
                    "Engine",
                    "held.scheduler().close(held.deferred());",
                    "held.scheduler().close(new DeferredActions());"),
            new PlantedFault(
                    "the engine continues after close",
                    "EngineLock",
                    "if (store.published().stage().closed()) {",
                    "if (store.published().stage().closed() && waiters.earliest() == 0) {"),
            new PlantedFault(
                    "a result of a removed check counts",
                    "RunScheduler",
                    "if (!run.equals(inFlight[index])) {",
                    "if (inFlight[index] == null) {"),
            new PlantedFault(
                    "two checks get the same index",
                    "CheckRegistry",
                    "free.addFirst(check.index());",
                    "free.addFirst(check.index()); free.addFirst(check.index());"),
            new PlantedFault(
                    "an added check is never run",
                    "RunScheduler",
                    "        schedule(check, now);",
                    "        check.index();"),
            new PlantedFault(
                    "the timer of a removed check stays set",
                    "RunScheduler",
                    "        alarms.set(check.index(), IndexedTimerHeap.NEVER);\n        if (leaving",
                    "        if (leaving"),
            new PlantedFault(
                    "startup is un-latched by a check that is added later",
                    "StateStore",
                    "if (stage.startupComplete() && stage.started() != null) {",
                    "if (stage.startupComplete() && stage.started() == null) {"),
            new PlantedFault(
                    "startup waits for a check that was removed",
                    "StateStore",
                    "if (openChecks.remove(check.index())) {",
                    "if (openChecks.contains(check.index()) && published.stage().draining()) {"),
            new PlantedFault(
                    "a removed check still counts in its probes",
                    "EngineState",
                    "newProbes[probe] = newProbes[probe].without(removed);",
                    "newProbes[probe].without(removed);"),
            new PlantedFault(
                    "a replaced check loses its history",
                    "StateStore",
                    "CheckState replaced = before.replacedBy(by);",
                    "CheckState replaced = CheckState.never(by, grid, now);"),
            new PlantedFault(
                    "a replaced check is judged by the old policy's staleness",
                    "StateStore",
                    "kept.freshUntil() < now.nanos() ? kept.expired(now) : kept",
                    "kept.freshUntil() < 0 ? kept.expired(now) : kept"),
            new PlantedFault(
                    "a removed check is not interrupted",
                    "RunScheduler",
                    "deferred.abandon(leaving);",
                    "deferred.overdue().size();"),
            new PlantedFault(
                    "what replaced checks leave at work piles up",
                    "LeftRuns",
                    "return left.size() < MOST ? null : left.get(0).get();",
                    "return left.size() < 100 * MOST ? null : left.get(0).get();"),
            new PlantedFault(
                    "a caller that waits for a removed check waits forever",
                    "RunScheduler",
                    "decide(leaving, deferred);",
                    "decide(leaving, new DeferredActions());"),
            new PlantedFault(
                    "the name of a removed check stays taken",
                    "CheckRegistry",
                    "byName.remove(check.name());",
                    "byName.containsKey(check.name());"),
            new PlantedFault(
                    "checks are listed in the order of their indexes",
                    "EngineSnapshot",
                    "states.sort(Comparator.comparingLong(state -> state.check().sequence()));",
                    "states.sort(Comparator.comparingLong(state -> state.check().index()));"),
            new PlantedFault(
                    "an opened gate stays closed",
                    "EngineState",
                    "withGates(gate.closed() ? 1 : -1)",
                    "withGates(gate.closed() ? 1 : 0)"),
            new PlantedFault(
                    "a gate counts before the service has started",
                    "ProbeState",
                    "return stage.startupComplete() ? gated() : ProbeStatus.STARTING;",
                    "return stage.startupComplete() || closedGates > 0 ? gated() : ProbeStatus.STARTING;"),
            new PlantedFault(
                    "a beat is judged by the writer's clock: reading it counts as a beat",
                    "CheckState",
                    " : beaten(heartbeat.beatNanos(), now);",
                    " : beaten(now.nanos(), now);"),
            new PlantedFault(
                    "the timer is not set for a silent heartbeat",
                    "CheckState",
                    "                    : heartbeat.freshUntil(last.decidedNanos());",
                    "                    : IndexedTimerHeap.NEVER;"),
            new PlantedFault(
                    "a beat after a missed one is ignored",
                    "Heartbeat",
                    "        if (silent) {",
                    "        if (silent && withinNanos < 0) {"),
            new PlantedFault(
                    "a result has the attachment of another run",
                    "CheckState",
                    "withStatus(outcome.status(), outcome.error(), outcome.message(), outcome.attachment(), now)",
                    "withStatus(outcome.status(), outcome.error(), outcome.message(), effective.attachment() == null ? outcome.attachment() : effective.attachment(), now)"),
            new PlantedFault(
                    "an attachment outlives its evidence",
                    "CheckState",
                    "withStatus(CheckStatus.UNKNOWN, ErrorKind.STALE, message, null, freshUntil(), now)",
                    "withStatus(CheckStatus.UNKNOWN, ErrorKind.STALE, message, effective.attachment(), freshUntil(), now)"));

    Path path() {
        return SOURCES.resolve("dev/lifesigns").resolve(file + ".java");
    }

    /** How often the text to be replaced occurs: once, if the fault still applies. */
    int places() throws IOException {
        return Files.readString(path()).split(Pattern.quote(original), -1).length - 1;
    }

    /** The source with the fault in it. */
    String source() throws IOException {
        return Files.readString(path()).replace(original, planted);
    }
}
