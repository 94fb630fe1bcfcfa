/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys that are unknown, doubled or missing, on every level. */
class KeysTest {
    @Test
    void unknownKeyOfACheckIsReportedWithTheNearest() {
        assertThat(Configs.findings("""
                        service: {name: orders}
                        checks:
                          database:
                            type: jdbc
                            url: jdbc:x
                            timout: 5s
                        """))
                .containsExactly(
                        "lifesigns.yaml:6:5: unknown key 'timout' in check 'database'; did you mean 'timeout'?");
    }

    @Test
    void unknownKeyWithoutANearOneIsReportedWithAllKeys() {
        assertThat(Configs.findingsAbove("server: {zzz: 1}"))
                .containsExactly("lifesigns.yaml:1:10: unknown key 'zzz' in 'server'"
                        + " (expected: one of host, port, basePath, drainDelay, rootAliases, connections, paths, metrics,"
                        + " page, agentCheckPort, tls, admin, socket)");
    }

    @Test
    void unknownKeysAreReportedOnEveryLevel() {
        assertThat(Configs.findingsAbove("""
                        servic: {}
                        service: {nam: x}
                        server: {Port: 1}
                        security:
                          publiclevel: checks
                          detailed: {token: []}
                          rateLimit: {enable: false}
                        defaults: {peroid: 1s}"""))
                .containsExactly(
                        "lifesigns.yaml:1:1: unknown key 'servic'; did you mean 'service'?",
                        "lifesigns.yaml:2:11: unknown key 'nam' in 'service'; did you mean 'name'?",
                        "lifesigns.yaml:3:10: unknown key 'Port' in 'server'; did you mean 'port'?",
                        "lifesigns.yaml:5:3: unknown key 'publiclevel' in 'security'; did you mean 'publicLevel'?",
                        "lifesigns.yaml:6:14: unknown key 'token' in 'security.detailed'; did you mean 'tokens'?",
                        "lifesigns.yaml:7:15: unknown key 'enable' in 'security.rateLimit'; did you mean 'enabled'?",
                        "lifesigns.yaml:8:12: unknown key 'peroid' in 'defaults'; did you mean 'period'?");
    }

    @Test
    void mergeKeyIsReported() {
        assertThat(Configs.findingsAbove("server: {<<: {port: 1}}"))
                .containsExactly("lifesigns.yaml:1:10: unknown key '<<' in 'server'"
                        + " (expected: no merge, which YAML 1.2 does not have; write shared values under 'defaults')");
    }

    @Test
    void duplicateKeyIsReportedWithBothPositions() {
        assertThat(Configs.findings("""
                        checks:
                          database:
                            type: deadlock
                            timeout: 1s
                            timeout: 2s
                        """))
                .containsExactly("lifesigns.yaml:5:5: duplicate key 'timeout' in check 'database' (first at 4:5)");
    }

    @Test
    void duplicateCheckIsReportedWithBothPositions() {
        assertThat(Configs.findings("""
                        checks:
                          database: {type: deadlock}
                          cache: {type: deadlock}
                          database: {type: deadlock}
                        """))
                .containsExactly("lifesigns.yaml:4:3: duplicate check 'database' in 'checks' (first at 2:3)");
    }

    @Test
    void duplicateSectionAndUserAreReported() {
        String hash = "$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";
        assertThat(Configs.findingsAbove(
                        "server: {}\nserver: {}\nsecurity: {detailed: {basic: {a: " + hash + ", a: " + hash + "}}}"))
                .containsExactly(
                        "lifesigns.yaml:2:1: duplicate key 'server' (first at 1:1)",
                        "lifesigns.yaml:3:96: duplicate user 'a' in 'security.detailed.basic' (first at 3:31)");
    }

    @Test
    void missingRequiredOptionIsReportedAtTheCheck() {
        assertThat(Configs.findingsOfCheck("type: jdbc"))
                .containsExactly("lifesigns.yaml:2:3: missing key 'url' in check 'database' (expected: text)");
    }

    @Test
    void missingTypeIsReportedWithAllTypes() {
        assertThat(Configs.findingsOfCheck("url: x"))
                .containsExactly("lifesigns.yaml:2:3: missing key 'type' in check 'database'"
                        + " (expected: broken, deadlock, disk, http, jdbc or unlinked)");
    }

    @Test
    void missingChecksAreReported() {
        assertThat(Configs.findings("service: {name: orders}"))
                .containsExactly("lifesigns.yaml:1:1: missing key 'checks' (expected: a map with at least one check)");
        assertThat(Configs.findings("checks: {}"))
                .containsExactly("lifesigns.yaml:1:1: checks: an empty map (expected: a map with at least one check)");
    }

    @Test
    void misspelledKeysAreFoundThoughTheTypeIsUnknown() {
        assertThat(Configs.findingsOfCheck("type: jdcb, timout: 1s, url: x"))
                .containsExactly(
                        "lifesigns.yaml:2:20: check 'database': type: 'jdcb'"
                                + " (expected: broken, deadlock, disk, http, jdbc or unlinked); did you mean 'jdbc'?",
                        "lifesigns.yaml:2:26: unknown key 'timout' in check 'database'; did you mean 'timeout'?");
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnceInTheOrderOfTheFile() {
        assertThat(Configs.findings("""
                        checks:
                          Database: {type: jdbc, timeout: 5}
                          disk: {type: disk, path: /, timeout: 20s}
                        servr: {}
                        historySize: many
                        """))
                .containsExactly(
                        "lifesigns.yaml:2:3: check name: 'Database' (expected: [a-z0-9][a-z0-9._-]{0,62})",
                        "lifesigns.yaml:2:3: missing key 'url' in check 'Database' (expected: text)",
                        "lifesigns.yaml:2:35: check 'Database': timeout: '5'"
                                + " (expected: a duration from 1ms to 365d, such as 500ms, 2s or 1m)",
                        "lifesigns.yaml:3:31: check 'disk': timeout 20s at line 3"
                                + " (expected: less than the period 10s by default)",
                        "lifesigns.yaml:4:1: unknown key 'servr'; did you mean 'server'?",
                        "lifesigns.yaml:5:14: historySize: 'many' (expected: a whole number from 0 to 1000)");
    }
}
