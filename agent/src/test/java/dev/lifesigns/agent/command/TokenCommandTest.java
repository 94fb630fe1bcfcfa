/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCrypt;

class TokenCommandTest {
    private static final Pattern OUTPUT =
            Pattern.compile("token: ([A-Za-z0-9_-]{43})\nfor the configuration: (sha256:[0-9a-f]{64})\n");

    @Test
    void tokenIsPrintedOnceWithTheHashThatTheConfigurationHolds() {
        Run run = Run.of(TokenCommand.class);
        Matcher output = OUTPUT.matcher(run.out());
        assertThat(run.exitCode()).isZero();
        assertThat(output.matches()).isTrue();
        assertThat(TokenCommand.tokenHash(output.group(1))).isEqualTo(output.group(2));
    }

    @Test
    void noTwoTokensAreTheSame() {
        assertThat(Run.of(TokenCommand.class).out())
                .isNotEqualTo(Run.of(TokenCommand.class).out());
    }

    @Test
    void hashIsSha256OfTheText() {
        assertThat(TokenCommand.tokenHash("test"))
                .isEqualTo("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    }

    @Test
    void passwordOnTheStandardInputBecomesABcryptHash() {
        Run run = Run.withInput("hunter2\nand more\n", TokenCommand.class, "--stdin");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("$2y$10$").doesNotContain("hunter2");
        assertThat(BCrypt.checkpw("hunter2", run.out().strip())).isTrue();
    }

    @Test
    void secretIsNeverTakenAsAnArgumentNorRepeated() {
        for (String[] arguments : new String[][] {
            {"hunter2"}, {"--stdin", "hunter2"}, {"--stdin=hunter2"}, {"--password", "hunter2"}, {"--password=hunter2"}
        }) {
            Run run = Run.withInput("", TokenCommand.class, arguments);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out() + run.err()).doesNotContain("hunter2");
        }
        assertThat(Run.of(TokenCommand.class, "hunter2").err())
                .isEqualTo("lifesigns: token takes no argument (expected: a password on standard input,"
                        + " with --stdin)\nTry 'token --help'.\n");
    }

    @Test
    void passwordThatBcryptWouldCutIsRefused() {
        Run run = Run.withInput("x".repeat(73), TokenCommand.class, "--stdin");
        assertThat(run)
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "lifesigns: password: too long"
                                        + " (expected: at most 72 bytes, because bcrypt ignores the rest)\nTry 'token --help'.\n"));
    }

    @Test
    void emptyPasswordIsRefused() {
        Run run = Run.withInput("\n", TokenCommand.class, "--stdin");
        assertThat(run)
                .isEqualTo(new Run(
                        2,
                        "",
                        "lifesigns: password: none"
                                + " (expected: one line on standard input)\nTry 'token --help'.\n"));
    }
}
