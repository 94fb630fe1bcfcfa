/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.Transition;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At least so many of some other checks. */
class QuorumTest {
    private static final Behavior DOWN = Behavior.down(ErrorKind.UNREACHABLE, "refused");

    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck a = ScriptedCheck.on(time);
    private final ScriptedCheck b = ScriptedCheck.on(time);
    private final ScriptedCheck c = ScriptedCheck.on(time);
    private final List<String> delivered = new ArrayList<>();

    @AfterEach
    void end() {
        time.close();
    }

    private HealthChecker.Builder builder() {
        return HealthChecker.builder()
                .quorum("replicas", 2, List.of("a", "b", "c"))
                .check("a", a, CheckPolicy.Builder::noProbe)
                .check("b", b, CheckPolicy.Builder::noProbe)
                .check("c", c, CheckPolicy.Builder::noProbe)
                .onTransition(this::note);
    }

    private void note(Transition transition) {
        delivered.add(transition.name() + " " + transition.fromName() + "→" + transition.toName());
    }

    private HealthChecker started() {
        HealthChecker health = time.build(builder());
        health.start();
        time.settle();
        delivered.clear();
        return health;
    }

    @Test
    void enoughThatAreUpAreEnough() {
        c.setBehavior(DOWN);
        HealthChecker health = started();
        assertThatHealth(health).hasCheck("replicas", CheckStatus.UP).hasProbe(Probes.READINESS, ProbeStatus.UP);
        assertThat(health.snapshot().check("replicas").message()).isEqualTo("2 of 3 are up (expected: at least 2)");
        assertThat(health.snapshot().check("replicas").runs()).isZero();
        assertThat(health.snapshot().check("a").probes()).isEmpty();
    }

    @Test
    void itIsDownAsSoonAsItCannotBeEnough() {
        HealthChecker health = started();
        b.setBehavior(DOWN);
        c.setBehavior(DOWN);
        time.advance(ofSeconds(10));
        assertThatHealth(health)
                .hasCheck("replicas", CheckStatus.DOWN, ErrorKind.THRESHOLD)
                .hasProbe(Probes.READINESS, ProbeStatus.DOWN);
        time.settle();
        assertThat(delivered).endsWith("replicas up→down", "readiness up→down");
        b.setBehavior(Behavior.up());
        time.advance(ofSeconds(10));
        assertThatHealth(health).hasCheck("replicas", CheckStatus.UP);
    }

    @Test
    void oneThatHangsSpoilsNothing() {
        c.setBehavior(Behavior.hangingUninterruptibly());
        HealthChecker health = started();
        assertThatHealth(health).hasCheck("replicas", CheckStatus.UP);
        assertThat(health.runAll(ofSeconds(1)).check("replicas").status()).isEqualTo(CheckStatus.UP);
        time.advance(ofMinutes(5));
        assertThatHealth(health).hasCheck("replicas", CheckStatus.UP);
    }

    @Test
    void whatIsUnknownMayStillBecomeEnough() {
        b.setBehavior(DOWN);
        c.setBehavior(Behavior.hanging());
        HealthChecker health = started();
        assertThatHealth(health).hasCheck("replicas", CheckStatus.UNKNOWN);
        assertThat(health.snapshot().check("replicas").message())
                .isEqualTo("1 of 3 are up, 1 are unknown (expected: at least 2)");
        time.advance(ofSeconds(2));
        assertThatHealth(health).hasCheck("replicas", CheckStatus.DOWN, ErrorKind.THRESHOLD);
    }

    @Test
    void itIsDegradedWhenItNeedsOneThatIs() {
        a.setBehavior(Behavior.degraded("slow"));
        HealthChecker health = started();
        assertThatHealth(health).hasCheck("replicas", CheckStatus.UP);
        b.setBehavior(DOWN);
        time.advance(ofSeconds(10));
        assertThatHealth(health)
                .hasCheck("replicas", CheckStatus.DEGRADED)
                .hasProbe(Probes.READINESS, ProbeStatus.DEGRADED);
    }

    /** No thread of the checker has run since. */
    @Test
    void aReaderJudgesTheAgeOfItsMembers() {
        HealthChecker health = started();
        time.freeze(ofMinutes(5));
        assertThatHealth(health)
                .hasCheck("replicas", CheckStatus.UNKNOWN)
                .hasProbe(Probes.READINESS, ProbeStatus.UNKNOWN);
        time.settle();
        assertThatHealth(health).hasCheck("replicas", CheckStatus.UP);
    }

    @Test
    void aMemberThatIsRemovedIsNotUp() {
        HealthChecker health = started();
        health.handle("a").remove();
        assertThatHealth(health).hasCheck("replicas", CheckStatus.UP);
        health.handle("b").remove();
        assertThatHealth(health).hasCheck("replicas", CheckStatus.DOWN, ErrorKind.THRESHOLD);
        health.add("b", b, CheckPolicy.Builder::noProbe);
        assertThatHealth(health).hasCheck("replicas", CheckStatus.UNKNOWN);
        time.settle();
        assertThatHealth(health).hasCheck("replicas", CheckStatus.UP);
        health.handle("replicas").remove();
        assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UP);
    }

    @Test
    void aQuorumMayBeAMember() {
        HealthChecker health =
                time.build(builder().quorum("all", 1, List.of("replicas"), CheckPolicy.Builder::nonCritical));
        health.start();
        time.settle();
        assertThatHealth(health).hasCheck("all", CheckStatus.UP);
        b.setBehavior(DOWN);
        c.setBehavior(DOWN);
        time.advance(ofSeconds(10));
        assertThatHealth(health).hasCheck("all", CheckStatus.DOWN, ErrorKind.THRESHOLD);
        time.freeze(ofMinutes(5));
        assertThatHealth(health).hasCheck("all", CheckStatus.UNKNOWN);
    }

    @Test
    void oneIsAddedWhileTheCheckerRuns() {
        HealthChecker health = started();
        b.setBehavior(DOWN);
        time.advance(ofSeconds(10));
        delivered.clear();

        CheckHandle pair = health.addQuorum("pair", 2, List.of("a", "b"), policy -> policy.nonCritical());

        assertThatHealth(health)
                .hasCheck("pair", CheckStatus.DOWN, ErrorKind.THRESHOLD)
                .hasProbe(Probes.READINESS, ProbeStatus.DEGRADED);
        time.settle();
        assertThat(delivered).containsExactly("pair unknown→down", "readiness up→degraded");
        b.setBehavior(Behavior.up());
        time.advance(ofSeconds(10));
        assertThatHealth(health).hasCheck("pair", CheckStatus.UP).hasProbe(Probes.READINESS, ProbeStatus.UP);
        assertThat(health.snapshot().check("pair").runs()).isZero();

        health.handle("a").remove();
        assertThatHealth(health).hasCheck("pair", CheckStatus.DOWN, ErrorKind.THRESHOLD);
        health.add("a", a, CheckPolicy.Builder::noProbe);
        time.settle();
        assertThatHealth(health).hasCheck("pair", CheckStatus.UP);
        assertThat(pair.remove()).isTrue();
        assertThat(health.snapshot().check("pair")).isNull();
    }

    @Test
    void oneThatIsAddedIsNeverSeenUncomputed() {
        HealthChecker health = started();
        health.addQuorum("any", 1, List.of("a", "b"));
        time.settle();
        assertThat(delivered).containsExactly("any unknown→up");
        assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UP);
        time.freeze(ofMinutes(5));
        assertThatHealth(health).hasCheck("any", CheckStatus.UNKNOWN);
    }

    @Test
    void startupIsCompleteWithOneThatIsUp() {
        HealthChecker health = time.build(builder());
        health.runAll(ofSeconds(1));
        health.addQuorum("any", 1, List.of("a"), policy -> policy.probes(Probes.STARTUP));
        health.start();
        assertThatHealth(health).hasProbe(Probes.STARTUP, ProbeStatus.UP);
    }

    @Test
    void faultsOfOneThatIsAddedAreRefusedAndChangeNothing() {
        HealthChecker health = started();
        CheckHandle group = health.addQuorum("group", 1, List.of("replicas"));
        health.addQuorum("all", 1, List.of("group"));
        group.remove();
        long version = health.snapshot().version();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.addQuorum("pair", 3, List.of("a", "a", "d")))
                .withMessage("check 'pair': member: 'a' is used more than once (expected: unique)\n"
                        + "check 'pair': member: 'd' (expected: one of [replicas, a, b, c, all])");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.addQuorum("group", 1, List.of("all")))
                .withMessage("check 'all': members: [group] (expected: none that is computed from it in turn)\n"
                        + "check 'group': members: [all] (expected: none that is computed from it in turn)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.addQuorum("self", 1, List.of("self")))
                .withMessage("check 'self': members: [self] (expected: none that is computed from it in turn)");
        assertThatIllegalArgumentException().isThrownBy(() -> health.addQuorum("a", 1, List.of("b")));
        assertThat(health.snapshot().version()).isEqualTo(version);

        health.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> health.addQuorum("pair", 1, List.of("a")))
                .withMessage("check 'pair': the checker is closed (expected: open)");
    }

    @Test
    void faultsAreRefused() {
        refused(
                HealthChecker.builder().check("a", a).quorum("q", 3, List.of("a", "a", "d")),
                "check 'q': member: 'a' is used more than once (expected: unique)",
                "check 'q': member: 'd' (expected: one of [a])");
        refused(
                HealthChecker.builder().check("a", a).quorum("q", 2, List.of("a")),
                "check 'q': atLeast: 2 (expected: 1 to 1, the number of members)");
        refused(
                HealthChecker.builder().quorum("p", 1, List.of("q")).quorum("q", 1, List.of("p")),
                "check 'p': members: [q] (expected: none that is computed from it in turn)",
                "check 'q': members: [p] (expected: none that is computed from it in turn)");
    }

    private static void refused(HealthChecker.Builder builder, String... lines) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(String.join("\n", lines));
    }
}
