/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The workers against the formulas of how long probes take, over thousands of settings. */
class ClosedFormTest {
    private static final int SETTINGS = 5_000;
    private static final Probe DEFAULTS = Probe.of(HttpGet.of("/health", new PortReference.Numbered(8080)));

    private final SplittableRandom random = new SplittableRandom(2026);

    @Test
    void aFailureIsDetectedAfterThePhaseAndARowOfProbes() {
        for (int i = 0; i < SETTINGS; i++) {
            Probe probe = randomProbe();
            long each = random.nextLong(1, probe.timeout().toNanos() + 1);
            long phase = random.nextLong(probe.period().toNanos());
            long detection = detectionByTicker(probe, each, phase);
            long pace = Math.max(probe.period().toNanos(), each);

            assertThat(detection)
                    .as("%s, each %d, phase %d", probe, each, phase)
                    .isEqualTo(phase + (probe.failureThreshold() - 1) * pace + each)
                    .isBetween(
                            probe.detection(Duration.ofNanos(each)).best().toNanos(),
                            probe.detection(Duration.ofNanos(each)).worst().toNanos());
        }
    }

    @Test
    void aHangIsDetectedAfterTwentySixSecondsOnAverageByDefault() {
        double sum = 0;
        for (int i = 0; i < SETTINGS; i++) {
            long phase = random.nextLong(DEFAULTS.period().toNanos());
            sum += (double) detectionByTicker(DEFAULTS, DEFAULTS.timeout().toNanos(), phase);
        }
        assertThat(sum / SETTINGS / Nanos.SECOND)
                .isCloseTo((double) DEFAULTS.detectionOfHang().mean().toSeconds(), within(0.2));
    }

    @Test
    void aRecoveryIsSeenAfterThePhaseAndARowOfProbes() {
        for (int i = 0; i < SETTINGS; i++) {
            Probe probe = randomProbe();
            long period = probe.period().toNanos();
            long latency = random.nextLong(1, Math.min(probe.timeout().toNanos(), period));
            long phase = random.nextLong(period);
            long calm = (ticksUntilAsked(probe) + probe.failureThreshold()) * period;
            long recovers = calm + period - phase;
            EventQueue queue = new EventQueue(0);
            ScriptedContainer container = new ScriptedContainer(queue);
            container.answers = now -> new Answer(now >= recovers, latency);
            new TickerWorker(queue, ProbeKind.READINESS, probe, container);
            queue.runUntil(recovers + 2 * period * probe.successThreshold());

            assertThat(container.lastPublishedAt(Result.SUCCESS) - recovers)
                    .as("%s, phase %d", probe, phase)
                    .isEqualTo(phase % period + (probe.successThreshold() - 1) * period + latency);
        }
    }

    @Test
    void startupGivesUpAfterItsBudget() {
        for (int i = 0; i < SETTINGS; i++) {
            Probe probe = randomProbe().withSuccessThreshold(1);
            long each = random.nextLong(
                    1, Math.min(probe.timeout().toNanos(), probe.period().toNanos()));
            EventQueue queue = new EventQueue(0);
            ScriptedContainer container = new ScriptedContainer(queue);
            container.started = false;
            container.startedAt = -random.nextLong(probe.period().toNanos());
            container.answers = now -> new Answer(false, each);
            new TickerWorker(queue, ProbeKind.STARTUP, probe, container);
            queue.runUntil(probe.budget().multipliedBy(3).toNanos());
            long gaveUp = container.lastPublishedAt(Result.FAILURE) - container.startedAt;

            assertThat(gaveUp)
                    .as("%s", probe)
                    .isBetween(
                            probe.budget().minus(probe.period()).toNanos() + each,
                            probe.budget().plus(probe.period()).toNanos() + each);
        }
    }

    @Test
    void theFixedDelayWorkerPausesAPeriodAfterEachProbe() {
        for (int i = 0; i < SETTINGS; i++) {
            Probe probe = randomProbe();
            long period = probe.period().toNanos();
            long latency = random.nextLong(1, probe.timeout().toNanos());
            long each = random.nextLong(1, probe.timeout().toNanos() + 1);
            long calm = probe.initialDelay().toNanos() + 10 * (period + latency);
            long phase = random.nextLong(period + latency);
            long fails = calm + period + latency - phase;
            EventQueue queue = new EventQueue(0);
            ScriptedContainer container = new ScriptedContainer(queue);
            container.answers = now -> now < fails ? new Answer(true, latency) : new Answer(false, each);
            new FixedDelayWorker(queue, ProbeKind.LIVENESS, probe, container).containerChanged();
            queue.runUntil(fails + 2 * (probe.failureThreshold() + 1) * (period + each + latency));

            assertThat(container.lastPublishedAt(Result.FAILURE) - fails)
                    .as("%s, each %d, phase %d", probe, each, phase)
                    .isEqualTo(phase + (probe.failureThreshold() - 1) * (period + each) + each);
        }
    }

    /** How long a liveness worker takes from a failure that starts one phase before a tick. */
    private static long detectionByTicker(Probe probe, long each, long phase) {
        long period = probe.period().toNanos();
        long calm = ticksUntilAsked(probe) * period;
        long fails = calm + period - phase;
        EventQueue queue = new EventQueue(0);
        ScriptedContainer container = new ScriptedContainer(queue);
        container.answers = now -> now < fails ? ScriptedContainer.YES : new Answer(false, each);
        new TickerWorker(queue, ProbeKind.LIVENESS, probe, container);
        queue.runUntil(fails + 2 * (probe.failureThreshold() + 1) * Math.max(period, each));
        return container.lastPublishedAt(Result.FAILURE) - fails;
    }

    /** So many periods that it has been asked a few times. */
    private static long ticksUntilAsked(Probe probe) {
        return 10L + probe.initialDelaySeconds() / probe.periodSeconds();
    }

    private Probe randomProbe() {
        return DEFAULTS.withInitialDelaySeconds(random.nextInt(30))
                .withPeriodSeconds(random.nextInt(1, 60))
                .withTimeoutSeconds(random.nextInt(1, 90))
                .withFailureThreshold(random.nextInt(1, 12))
                .withSuccessThreshold(random.nextInt(1, 6));
    }
}
