/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.simulate.scenario.Incident.Trouble;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import dev.lifesigns.probes.simulate.scenario.ScenarioReader;
import dev.lifesigns.probes.simulate.scenario.ScenarioResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One pod in a cluster whose parts take no time, so that every instant is known. */
class PodTest {
    private static final long SECOND = Nanos.SECOND;
    private static final List<String> AT_ONCE = List.of(
            "warmUp=0s",
            "pods=1",
            "cluster.nodes=1",
            "cluster.podStart=0s",
            "cluster.restart=0s",
            "cluster.relist=1ms",
            "cluster.statusPatch=0s",
            "cluster.endpointController=0s",
            "cluster.proxySync=0s",
            "application.startup.time=0s",
            "application.answerTime=1ms",
            "application.stopTime=0s",
            "application.drainDelay=0s",
            "application.health.readiness=[]",
            "probes.startup=none",
            "probes.liveness={periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 1}");

    @Test
    void aHangingProcessIsKilledAtTheEndOfTheGracePeriod() {
        World world = world("probes.terminationGracePeriodSeconds=25");
        RunningApplication before = goesBadAt(world, 15 * SECOND, Trouble.HANGING);

        assertThat(secondsUntilRestart(world, before)).isEqualTo(21 + 25);
    }

    @Test
    void theGracePeriodOfTheProbeCountsForItsKill() {
        World world = world("probes.liveness.terminationGracePeriodSeconds=7");
        RunningApplication before = goesBadAt(world, 15 * SECOND, Trouble.HANGING);

        assertThat(secondsUntilRestart(world, before)).isEqualTo(21 + 7);
    }

    @Test
    void thePreStopHookRunsInsideOfTheGracePeriod() {
        World world = world("probes.preStopSeconds=10", "probes.terminationGracePeriodSeconds=25");
        RunningApplication before = goesBadAt(world, 15 * SECOND, Trouble.HANGING);

        assertThat(secondsUntilRestart(world, before)).isEqualTo(21 + 25);
    }

    @Test
    void afterAPreStopHookThatTakesAllTheGraceTwoSecondsAreLeft() {
        World world = world("probes.preStopSeconds=60", "probes.terminationGracePeriodSeconds=25");
        RunningApplication before = goesBadAt(world, 15 * SECOND, Trouble.HANGING);

        assertThat(secondsUntilRestart(world, before)).isEqualTo(21 + 25 + 2);
    }

    @Test
    void aProcessThatHearsSigtermDoesNotNeedTheGrace() {
        World world = world("probes.preStopSeconds=5");
        RunningApplication before = goesBadAt(world, 15 * SECOND, Trouble.FAILING);

        assertThat(secondsUntilRestart(world, before)).isEqualTo(20 + 5);
    }

    @Test
    void aCrashIsFollowedByAStartAtOnceTheFirstTime() {
        World world = world();
        RunningApplication before = goesBadAt(world, 15 * SECOND, Trouble.CRASHING);

        assertThat(secondsUntilRestart(world, before)).isEqualTo(15);
    }

    @Test
    void whileAPodIsKilledItStaysRoutedUntilReadinessFails() {
        World world = world("probes.readiness.periodSeconds=20", "probes.readiness.failureThreshold=2");
        goesBadAt(world, 15 * SECOND, Trouble.HANGING);
        world.queue.runUntil(25 * SECOND);

        assertThat(world.router.size()).isEqualTo(1);
    }

    @Test
    void withoutReadinessAPodGetsTrafficAsSoonAsItRuns() {
        World world = world("probes.readiness=none");
        world.queue.runUntil(SECOND / 10);

        assertThat(world.router.size()).isEqualTo(1);
    }

    @Test
    void readinessIsAskedAtTheFirstSyncAndNotOnlyAtTheFirstTick() {
        World world = world("probes.readiness.periodSeconds=60");
        world.queue.runUntil(SECOND);

        assertThat(pod(world).isReady()).isTrue();
    }

    @Test
    void aDeletedPodIsOutOfTheRouterBeforeItEnds() {
        World world = world("probes.preStopSeconds=10");
        world.queue.runUntil(15 * SECOND);
        Pod pod = pod(world);
        pod.delete();
        world.queue.runUntil(16 * SECOND);

        assertThat(world.router.size()).isZero();
        assertThat(pod.process()).isNotNull();
        world.queue.runUntil(26 * SECOND);
        assertThat(pod.isGone()).isTrue();
    }

    @Test
    void aStartThatFailsAgainAndAgainIsACrashLoop() {
        World world = world(
                "application.startup={time: 1s, requires: [database]}",
                "incidents=[{at: 0s, for: 5m, dependency: database, becomes: down}]");
        world.queue.runUntil(300 * SECOND);
        Observations seen = world.ledger.observations();

        // at 1, from 12, 33, 74 and 155 on: a second of life after back-offs of 0, 10, 20, 40 and 80, and up to half as
        // much more
        assertThat(seen.restartsTotal()).isEqualTo(5);
        assertThat(seen.waitingSeconds()).isGreaterThan(150);
    }

    private static World world(String... settings) {
        List<String> all = Stream.concat(AT_ONCE.stream(), Stream.of(settings)).toList();
        ScenarioResult result = ScenarioReader.read("steady", all);
        assertThat(result.findings()).isEmpty();
        Scenario scenario = Objects.requireNonNull(result.scenario());
        World world = new World(scenario, 1);
        world.start();
        return world;
    }

    private static RunningApplication goesBadAt(World world, long time, Trouble how) {
        world.queue.runUntil(time);
        RunningApplication process = Objects.requireNonNull(pod(world).process());
        process.goesBad(how);
        return process;
    }

    private static Pod pod(World world) {
        return Objects.requireNonNull(world.deployment.pod(0));
    }

    /** The time from the start of the simulation until another process runs, in whole seconds. */
    private static long secondsUntilRestart(World world, RunningApplication before) {
        long end = world.queue.now() + 200 * SECOND;
        while (world.queue.now() < end) {
            RunningApplication now = pod(world).process();
            if (now != null && now != before) {
                return world.queue.now() / SECOND;
            }
            world.queue.runUntil(world.queue.now() + SECOND / 10);
        }
        return -1;
    }
}
