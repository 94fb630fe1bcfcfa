/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Combinations of a policy that are unsound, and where their values came from. */
class NestingTest {
    @Test
    void timeoutMustBeLessThanThePeriod() {
        assertThat(Configs.findings("""
                        checks:
                          database:
                            type: deadlock
                            period: 5s
                            timeout: 5s
                        """))
                .containsExactly("lifesigns.yaml:5:5: check 'database': timeout 5s at line 5"
                        + " (expected: less than the period 5s at line 4)");
    }

    @Test
    void timeoutOfTheCheckIsComparedWithThePeriodOfTheDefaults() {
        assertThat(Configs.findings("""
                        defaults: {period: 5s}
                        checks:
                          database: {type: deadlock, timeout: 6s}
                        """))
                .containsExactly("lifesigns.yaml:3:30: check 'database': timeout 6s at line 3"
                        + " (expected: less than the period 5s at line 1 in 'defaults')");
    }

    @Test
    void periodOfTheCheckIsComparedWithTheTimeoutOfTheDefaults() {
        assertThat(Configs.findings("""
                        defaults:
                          timeout: 4s
                        checks:
                          database: {type: deadlock, period: 3s}
                          cache: {type: deadlock}
                        """))
                .containsExactly("lifesigns.yaml:4:30: check 'database': timeout 4s at line 2 in 'defaults'"
                        + " (expected: less than the period 3s at line 4)");
    }

    @Test
    void invalidDefaultsAreReportedOnceForAllChecks() {
        assertThat(Configs.findings("""
                        defaults: {timeout: 20s}
                        checks: {a: {type: deadlock}, b: {type: deadlock}, c: {type: deadlock, period: 1m}}
                        """))
                .containsExactly("lifesigns.yaml:1:12: defaults: timeout 20s at line 1 in 'defaults'"
                        + " (expected: less than the period 10s by default)");
    }

    @Test
    void staleAfterMustCoverPeriodAndTimeout() {
        assertThat(Configs.findings("""
                        defaults: {timeout: 4s}
                        checks:
                          database: {type: deadlock, staleAfter: 13s}
                        """))
                .containsExactly(
                        "lifesigns.yaml:3:30: check 'database': staleAfter 13s at line 3"
                                + " (expected: at least 14s, that is period 10s by default + timeout 4s at line 1 in 'defaults')");
    }

    @Test
    void staleAfterOfTheDefaultsIsComparedWithThePeriodOfTheCheck() {
        assertThat(Configs.findings("""
                        defaults: {staleAfter: 30s}
                        checks:
                          database: {type: deadlock, period: 1m}
                        """))
                .containsExactly("lifesigns.yaml:3:30: check 'database': staleAfter 30s at line 1 in 'defaults'"
                        + " (expected: at least 62s, that is period 1m at line 3 + timeout 2s by default)");
    }

    @Test
    void resultKeptForAProbeMayBeShorterThanTheTimeout() {
        assertThat(Configs.fine("checks: {a: {type: deadlock, cacheFor: 1s}}").checks())
                .singleElement()
                .satisfies(check -> assertThat(check.policy().schedule()).hasToString("OnProbe[cacheFor=PT1S]"));
    }

    @Test
    void cacheForAndPeriodExcludeEachOther() {
        assertThat(Configs.findingsOfCheck("type: deadlock, period: 10s, cacheFor: 1s"))
                .containsExactly(
                        "lifesigns.yaml:2:43: check 'database': cacheFor: together with a period (expected: only one of them)");
        assertThat(Configs.findingsAbove("defaults: {cacheFor: 1s, period: 10s}"))
                .containsExactly(
                        "lifesigns.yaml:1:12: defaults.cacheFor: together with a period (expected: only one of them)");
    }

    @Test
    void scheduleOfTheCheckReplacesTheOneOfTheDefaults() {
        assertThat(Configs.fine("defaults: {period: 1m}\nchecks: {a: {type: deadlock, cacheFor: 5s}}")
                        .checks()
                        .get(0)
                        .policy()
                        .schedule())
                .hasToString("OnProbe[cacheFor=PT5S]");
        assertThat(Configs.fine("defaults: {cacheFor: 1m}\nchecks: {a: {type: deadlock, period: 5s}}")
                        .checks()
                        .get(0)
                        .policy()
                        .schedule())
                .hasToString("Every[period=PT5S]");
    }

    @Test
    void dependencyInLivenessIsRefusedWithWhatToChange() {
        assertThat(Configs.findingsOfCheck("type: jdbc, url: 'jdbc:x', probes: [liveness, readiness]"))
                .containsExactly("lifesigns.yaml:2:41: check 'database': probes: liveness"
                        + " (expected: no liveness for a check of scope dependency, because a restart cannot fix it;"
                        + " move it to readiness, or write 'allowDependencyInLiveness: true')");
    }

    @Test
    void hostInLivenessByTheDefaultsIsReportedAtTheCheck() {
        assertThat(Configs.findings("""
                        defaults: {probes: liveness}
                        checks:
                          disk: {type: disk, path: /}
                          threads: {type: deadlock}
                        """))
                .containsExactly("lifesigns.yaml:3:3: check 'disk': probes: liveness of 'defaults'"
                        + " (expected: no liveness for a check of scope host, because a restart cannot fix it;"
                        + " move it to readiness, or write 'allowDependencyInLiveness: true')");
    }

    @Test
    void dependencyInLivenessIsAcceptedWhenExplicit() {
        Configs.fine("checks: {a: {type: disk, path: /, probes: [liveness, readiness], allowDependencyInLiveness: true}}");
        Configs.fine("checks: {a: {type: disk, path: /, probes: [liveness, readiness], scope: process}}");
    }
}
