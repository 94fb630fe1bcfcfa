/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.checks.QuorumOfChecks;
import dev.lifesigns.text.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a file may say about checks that are not run. */
class ComputedChecksTest {
    private static final String HASH = "sha256:" + "0a".repeat(32);

    private final ConfigReader reader = new ConfigReader(BuiltIn.types(), name -> null);

    @Test
    void quorumNamesOtherChecks() {
        ConfigResult result = reader.read("a.yaml", """
                checks:
                  a: {type: deadlock, probes: none}
                  b: {type: deadlock, probes: none}
                  both: {type: quorum, members: [a, b], atLeast: 2}
                """);

        assertThat(result.findings()).isEmpty();
        assertThat(result.config().checks().get(2).check()).isEqualTo(new QuorumOfChecks(2, List.of("a", "b")));
    }

    @Test
    void faultOfAQuorumIsReportedAtItsCheck() {
        assertThat(findings("""
                checks:
                  database: {type: deadlock}
                  some: {type: quorum, members: [databse], atLeast: 2}
                  one: {type: quorum, members: two, atLeast: 1}
                  two: {type: quorum, members: one, atLeast: 1}
                """))
                .containsExactly(
                        "a.yaml:3:3: check 'some': member: 'databse' (expected: one of [database, one, two]; did you mean 'database'?)",
                        "a.yaml:3:3: check 'some': atLeast: 2 (expected: 1 to 1, the number of members)",
                        "a.yaml:4:3: check 'one': members: [two] (expected: none that is computed from it in turn)",
                        "a.yaml:5:3: check 'two': members: [one] (expected: none that is computed from it in turn)");
    }

    @Test
    void heartbeatNeedsTheHashOfATokenAndAtLeastASecond() {
        assertThat(findings("checks: {job: {type: heartbeat, within: 1h, tokens: [hunter2]}}"))
                .containsExactly("a.yaml:1:45: check 'job': tokens: malformed (expected: 'sha256:' and 64 hexadecimal"
                        + " digits, as 'lifesigns token' prints them)");
        assertThat(findings("checks: {job: {type: heartbeat, within: 1h, tokens: []}}"))
                .containsExactly("a.yaml:1:45: check 'job': tokens: none (expected: at least one hash)");
        assertThat(findings("checks: {job: {type: heartbeat, within: 0s, tokens: '" + HASH + "'}}"))
                .containsExactly("a.yaml:1:33: check 'job': within: PT0S (expected: at least 1 s)");
        assertThat(findings("checks: {job: {type: heartbeat, within: 1h, tokens: '" + HASH + "'}}"))
                .isEmpty();
    }

    @Test
    void jobIsNoPartOfTheProcess() {
        assertThat(findings("checks: {job: {type: heartbeat, within: 1h, tokens: '" + HASH + "', probes: liveness}}"))
                .hasSize(1)
                .first()
                .asString()
                .contains("liveness");
    }

    private List<String> findings(String yaml) {
        return reader.read("a.yaml", yaml).findings().stream()
                .map(Diagnostic::toString)
                .toList();
    }
}
