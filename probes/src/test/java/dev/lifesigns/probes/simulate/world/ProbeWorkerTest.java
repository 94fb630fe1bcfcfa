/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each corner of the kubelet's workers. */
class ProbeWorkerTest {
    private static final Probe EVERY_TEN = Probe.of(HttpGet.of("/health", new PortReference.Numbered(8080)));
    private static final long SECOND = Nanos.SECOND;

    private final EventQueue queue = new EventQueue(0);
    private final ScriptedContainer container = new ScriptedContainer(queue);

    @ParameterizedTest
    @CsvSource({"STARTUP, UNKNOWN", "LIVENESS, SUCCESS", "READINESS, FAILURE"})
    void aNewContainerStartsWithAResultWithoutAProbe(ProbeKind kind, Result first) {
        container.started = kind != ProbeKind.STARTUP;
        container.answers = now -> Answer.SILENCE;
        ticker(kind, EVERY_TEN);
        queue.runUntil(10 * SECOND);

        assertThat(container.results).containsExactly(first);
    }

    @Test
    void withoutAContainerNobodyIsAsked() {
        container.id = ProbeTarget.NO_CONTAINER;
        ticker(ProbeKind.LIVENESS, EVERY_TEN);
        queue.runUntil(100 * SECOND);

        assertThat(container.asked).isEmpty();
        assertThat(container.results).isEmpty();
    }

    @Test
    void ticksFollowTheStartOfTheWorkerAndNotThatOfTheContainer() {
        container.startedAt = 3 * SECOND;
        ticker(ProbeKind.LIVENESS, EVERY_TEN);
        queue.runUntil(35 * SECOND);

        assertThat(container.asked).containsExactly(10 * SECOND, 20 * SECOND, 30 * SECOND);
    }

    @Test
    void ofTheTicksInALongProbeOneIsKept() {
        container.answers = now -> now < 10 * SECOND ? Answer.SILENCE : ScriptedContainer.YES;
        ticker(ProbeKind.READINESS, EVERY_TEN.withPeriodSeconds(3).withTimeoutSeconds(10));
        queue.runUntil(20 * SECOND);

        assertThat(container.asked).containsExactly(3 * SECOND, 13 * SECOND, 15 * SECOND, 18 * SECOND);
    }

    @Test
    void theInitialDelayIsThatOfTheContainer() {
        container.startedAt = 4 * SECOND;
        ticker(ProbeKind.LIVENESS, EVERY_TEN.withInitialDelaySeconds(7));
        queue.runUntil(25 * SECOND);

        assertThat(container.asked).containsExactly(20 * SECOND);
    }

    @Test
    void livenessAndReadinessWaitForStartup() {
        container.started = false;
        ticker(ProbeKind.LIVENESS, EVERY_TEN);
        ticker(ProbeKind.READINESS, EVERY_TEN);
        queue.runUntil(95 * SECOND);
        assertThat(container.asked).isEmpty();

        container.started = true;
        queue.runUntil(100 * SECOND);
        assertThat(container.asked).hasSize(2);
    }

    @Test
    void startupIsNoLongerProbedOnceItHasSucceeded() {
        container.started = false;
        TickerWorker worker = ticker(ProbeKind.STARTUP, EVERY_TEN);
        queue.runUntil(15 * SECOND);
        container.started = true;
        queue.runUntil(100 * SECOND);

        assertThat(container.asked).containsExactly(10 * SECOND);
        assertThat(worker.resultOf(1)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void afterItsFailureLivenessRestsUntilThereIsAnotherContainer() {
        container.answers = now -> ScriptedContainer.NO;
        TickerWorker worker = ticker(ProbeKind.LIVENESS, EVERY_TEN.withFailureThreshold(2));
        queue.runUntil(64 * SECOND);
        assertThat(container.asked).containsExactly(10 * SECOND, 20 * SECOND);

        another(worker);
        queue.runUntil(75 * SECOND);
        assertThat(container.asked).containsExactly(10 * SECOND, 20 * SECOND, 70 * SECOND);
    }

    @Test
    void aRowOfFailuresSpansARestart() {
        container.answers = now -> ScriptedContainer.NO;
        TickerWorker worker = ticker(ProbeKind.LIVENESS, EVERY_TEN);
        queue.runUntil(25 * SECOND);
        another(worker);
        queue.runUntil(31 * SECOND);

        assertThat(worker.resultOf(2)).isEqualTo(Result.FAILURE);
    }

    @Test
    void inNewerKubeletsARowOfFailuresEndsWithTheContainer() {
        container.answers = now -> ScriptedContainer.NO;
        FixedDelayWorker worker = fixedDelay(ProbeKind.LIVENESS, EVERY_TEN);
        queue.runUntil(15 * SECOND);
        another(worker);
        queue.runUntil(26 * SECOND);
        assertThat(worker.resultOf(2)).isEqualTo(Result.SUCCESS);

        queue.runUntil(37 * SECOND);
        assertThat(worker.resultOf(2)).isEqualTo(Result.FAILURE);
    }

    @Test
    void afterItsFailureTheRowOfAKilledContainerIsForgotten() {
        container.answers = now -> ScriptedContainer.NO;
        TickerWorker worker = ticker(ProbeKind.LIVENESS, EVERY_TEN);
        queue.runUntil(35 * SECOND);
        another(worker);
        queue.runUntil(51 * SECOND);
        assertThat(worker.resultOf(2)).isEqualTo(Result.SUCCESS);

        queue.runUntil(61 * SECOND);
        assertThat(worker.resultOf(2)).isEqualTo(Result.FAILURE);
    }

    @Test
    void aResultOfAnOldContainerIsNoneOfTheNewOne() {
        TickerWorker worker = ticker(ProbeKind.READINESS, EVERY_TEN);
        queue.runUntil(15 * SECOND);
        container.id = 2;

        assertThat(worker.resultOf(1)).isEqualTo(Result.SUCCESS);
        assertThat(worker.resultOf(2)).isNull();
    }

    @Test
    void anEndedContainerFailsWithoutBeingAsked() {
        TickerWorker worker = ticker(ProbeKind.READINESS, EVERY_TEN);
        queue.runUntil(15 * SECOND);
        container.running = false;
        queue.runUntil(25 * SECOND);

        assertThat(worker.resultOf(1)).isEqualTo(Result.FAILURE);
        assertThat(container.asked).containsExactly(10 * SECOND);
    }

    @Test
    void aPodThatIsBeingDeletedIsKilledByNoProbeAndStillAskedWhetherItIsReady() {
        ProbeWorker liveness = ticker(ProbeKind.LIVENESS, EVERY_TEN);
        ProbeWorker readiness = ticker(ProbeKind.READINESS, EVERY_TEN);
        container.deleting = true;
        container.answers = now -> ScriptedContainer.NO;
        queue.runUntil(55 * SECOND);

        assertThat(liveness.isStopped()).isTrue();
        assertThat(readiness.isStopped()).isFalse();
        assertThat(container.asked).hasSize(5);
        assertThat(container.results).doesNotContain(Result.UNKNOWN).containsOnlyOnce(Result.FAILURE);
    }

    @Test
    void aTriggerAsksAtOnceAndMovesTheTicker() {
        TickerWorker worker = ticker(ProbeKind.READINESS, EVERY_TEN);
        queue.runUntil(13 * SECOND);
        worker.trigger();
        queue.runUntil(40 * SECOND);

        assertThat(container.asked).containsExactly(10 * SECOND, 13 * SECOND, 23 * SECOND, 33 * SECOND);
    }

    @Test
    void aTriggerDuringAProbeIsFollowedAfterIt() {
        container.answers = now -> Answer.SILENCE;
        TickerWorker worker = ticker(ProbeKind.READINESS, EVERY_TEN.withTimeoutSeconds(4));
        queue.runUntil(12 * SECOND);
        worker.trigger();
        worker.trigger();
        queue.runUntil(27 * SECOND);

        assertThat(container.asked).containsExactly(10 * SECOND, 14 * SECOND, 24 * SECOND);
    }

    @Test
    void aProbeFailsWhenTheProcessThatItAsksEnds() {
        container.answers = now -> Answer.SILENCE;
        TickerWorker worker =
                ticker(ProbeKind.LIVENESS, EVERY_TEN.withTimeoutSeconds(9).withFailureThreshold(1));
        queue.runUntil(12 * SECOND);
        worker.connectionLost();
        queue.runUntil(12 * SECOND);

        assertThat(worker.resultOf(1)).isEqualTo(Result.FAILURE);
    }

    @Test
    void anAnswerAtTheVeryTimeoutIsTooLate() {
        container.answers = now -> new Answer(true, SECOND);
        TickerWorker worker = ticker(ProbeKind.LIVENESS, EVERY_TEN.withFailureThreshold(1));
        queue.runUntil(11 * SECOND);

        assertThat(worker.resultOf(1)).isEqualTo(Result.FAILURE);
    }

    @Test
    void oneOppositeAnswerStartsTheRowAnew() {
        List<Boolean> script = List.of(false, false, true, false, false, false);
        container.answers = now -> new Answer(script.get((int) (now / (10 * SECOND)) - 1), 1);
        ticker(ProbeKind.LIVENESS, EVERY_TEN);
        queue.runUntil(65 * SECOND);

        assertThat(container.lastPublishedAt(Result.FAILURE)).isEqualTo(60 * SECOND + 1);
    }

    @Test
    void newerKubeletsAskFirstWhenTheInitialDelayIsOver() {
        container.startedAt = 2 * SECOND;
        container.answers = now -> new Answer(true, SECOND / 2);
        fixedDelay(ProbeKind.LIVENESS, EVERY_TEN.withInitialDelaySeconds(7));
        queue.runUntil(35 * SECOND);

        assertThat(container.asked).containsExactly(9 * SECOND, 19 * SECOND + SECOND / 2, 30 * SECOND);
    }

    @Test
    void newerKubeletsWaitForTheInitialDelayWhateverTriggersThem() {
        FixedDelayWorker worker = fixedDelay(ProbeKind.READINESS, EVERY_TEN.withInitialDelaySeconds(7));
        queue.runUntil(SECOND);
        worker.trigger();
        queue.runUntil(8 * SECOND);

        assertThat(container.asked).containsExactly(7 * SECOND);
    }

    @Test
    void newerKubeletsDropAnAnswerOfAnotherContainer() {
        container.answers = now -> new Answer(false, SECOND / 2);
        FixedDelayWorker worker = fixedDelay(ProbeKind.LIVENESS, EVERY_TEN.withFailureThreshold(1));
        queue.runUntil(SECOND / 4);
        container.answers = now -> ScriptedContainer.YES;
        another(worker);
        queue.runUntil(30 * SECOND);

        assertThat(container.results).doesNotContain(Result.FAILURE);
    }

    private void another(ProbeWorker worker) {
        container.id++;
        container.startedAt = queue.now();
        worker.containerChanged();
    }

    private TickerWorker ticker(ProbeKind kind, Probe probe) {
        return new TickerWorker(queue, kind, probe, container);
    }

    private FixedDelayWorker fixedDelay(ProbeKind kind, Probe probe) {
        FixedDelayWorker worker = new FixedDelayWorker(queue, kind, probe, container);
        worker.containerChanged();
        return worker;
    }
}
