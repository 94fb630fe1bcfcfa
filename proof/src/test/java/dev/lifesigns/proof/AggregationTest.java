/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What checks mean to probes. */
class AggregationTest {
    private static final Behavior DOWN = Behavior.down(ErrorKind.UNREACHABLE, "refused");

    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck critical = ScriptedCheck.on(time);
    private final ScriptedCheck extra = ScriptedCheck.on(time);
    private final HealthChecker health = time.build(
            HealthChecker.builder().check("critical", critical).check("extra", extra, policy -> policy.nonCritical()));

    @AfterEach
    void end() {
        time.close();
    }

    private ProbeStatus readiness() {
        return health.runAll(ofSeconds(2)).probe(Probes.READINESS).status();
    }

    @Test
    void nonCriticalFailureDegrades() {
        extra.setBehavior(DOWN);
        assertThat(readiness()).isEqualTo(ProbeStatus.DEGRADED);
        assertThat(ProbeStatus.DEGRADED.passing()).isTrue();
    }

    @Test
    void criticalFailureFails() {
        critical.setBehavior(DOWN);
        assertThat(readiness()).isEqualTo(ProbeStatus.DOWN);
        extra.setBehavior(DOWN);
        assertThat(readiness()).isEqualTo(ProbeStatus.DOWN);
    }

    @Test
    void degradedNeverVanishesFromTheRollUp() {
        critical.setBehavior(Behavior.degraded("slow"));
        assertThat(readiness()).isEqualTo(ProbeStatus.DEGRADED);
    }

    @Test
    void aStaleNonCriticalCheckDegrades() {
        HealthChecker mixed = time.build(HealthChecker.builder()
                .check("critical", critical, policy -> policy.staleAfter(ofMinutes(60)))
                .check("extra", extra, policy -> policy.nonCritical()));
        mixed.runAll(ofSeconds(1));
        time.freeze(ofMinutes(2));
        assertThatHealth(mixed).hasProbe(Probes.READINESS, ProbeStatus.DEGRADED);
    }

    @Test
    void snapshotsAreImmutable() {
        HealthSnapshot snapshot = health.runAll(ofSeconds(1));
        CheckSnapshot check = snapshot.check("critical");
        List<Runnable> attempts = List.of(
                () -> snapshot.checks().clear(),
                () -> snapshot.probes().clear(),
                () -> snapshot.probe(Probes.READINESS).checks().clear(),
                () -> check.details().put("a", 1),
                () -> check.probes().clear(),
                () -> check.history().clear());
        assertThat(attempts)
                .allSatisfy(
                        attempt -> assertThatThrownBy(attempt::run).isInstanceOf(UnsupportedOperationException.class));
    }

    /** Every probe of every snapshot follows from the checks in that snapshot. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void snapshotsAreConsistent(int seed) {
        try (VirtualTime shuffled = VirtualTime.seeded(seed)) {
            HealthChecker.Builder builder = HealthChecker.builder().probe("search");
            for (int i = 0; i < 5; i++) {
                ScriptedCheck check = ScriptedCheck.on(shuffled);
                check.setBehavior(Behavior.flapping(
                        Behavior.up(), Behavior.degraded("slow"), DOWN, Behavior.up(), Behavior.hanging()));
                boolean isCritical = i < 3;
                String[] probes = i % 2 == 0 ? new String[] {"search", Probes.READINESS} : new String[] {"search"};
                builder.check(
                        "check-" + i,
                        check,
                        policy -> policy.critical(isCritical).probes(probes));
            }
            HealthChecker mixed = shuffled.build(builder);
            mixed.start();
            for (int i = 0; i < 200; i++) {
                shuffled.advance(ofSeconds(3));
                shuffled.freeze(i % 20 == 0 ? ofSeconds(31) : ofSeconds(0));
                HealthSnapshot snapshot = mixed.snapshot();
                for (String probe : List.of("search", Probes.READINESS)) {
                    assertThat(snapshot.probe(probe).status()).isEqualTo(expected(snapshot, probe));
                    assertThat(snapshot.probe(probe).checks())
                            .allMatch(check -> check.probes().contains(probe));
                }
            }
        }
    }

    /** The table of the contract, written a second time. */
    private static ProbeStatus expected(HealthSnapshot snapshot, String probe) {
        TreeSet<CheckStatus> contributions = snapshot.checks().stream()
                .filter(check -> check.probes().contains(probe))
                .map(check -> {
                    if (check.critical()) {
                        return check.status();
                    }
                    boolean harmless = check.status() == CheckStatus.UP
                            || (check.status() == CheckStatus.UNKNOWN && check.checkedAt() == null);
                    return harmless ? CheckStatus.UP : CheckStatus.DEGRADED;
                })
                .collect(Collectors.toCollection(() -> new TreeSet<>((a, b) -> a.severity() - b.severity())));
        return ProbeStatus.valueOf(contributions.last().name());
    }
}
