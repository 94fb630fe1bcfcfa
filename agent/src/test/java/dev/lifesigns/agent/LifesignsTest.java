/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.command.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as a whole. */
class LifesignsTest {
    @Test
    void helpNamesCommandsAndExitCodes() {
        Run run = Run.of(Lifesigns.class, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: lifesigns ").contains("  config ", "  token ", "Exit codes:");
    }

    @ParameterizedTest
    @CsvSource({
        "ask",
        "config",
        "config validate",
        "config schema",
        "probes",
        "probes generate",
        "token",
        "generate-completion"
    })
    void everyCommandHasHelp(String command) {
        Run run = Run.of(Lifesigns.class, (command + " --help").split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: lifesigns " + command);
    }

    @Test
    void versionIsPrinted() {
        Run run = Run.of(Lifesigns.class, "--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("lifesigns ");
    }

    @Test
    void completionKnowsTheCommands() {
        Run run = Run.of(Lifesigns.class, "generate-completion");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("validate", "schema", "token");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokn                       | lifesigns: unknown command 'tokn'; did you mean 'token'? | lifesigns
            --versoin                  | lifesigns: unknown option '--versoin'; did you mean '--version'? | lifesigns
            config validat a.yaml      | lifesigns: unknown command 'validat'; did you mean 'validate'? | lifesigns config
            config validate --fromat=x a.yaml | lifesigns: unknown option '--fromat'; did you mean '--format'? | lifesigns config validate
            config schema hunter       | lifesigns: unknown argument 'hunter' | lifesigns config schema
            valdate a.yaml             | lifesigns: unknown command 'valdate'; did you mean 'config validate'? | lifesigns
            serve lifesigns.yaml       | lifesigns: unknown argument 'lifesigns.yaml'; did you mean '--config lifesigns.yaml'? | lifesigns serve
            check a/orders.yml         | lifesigns: unknown argument 'a/orders.yml'; did you mean '--config a/orders.yml'? | lifesigns check
            config validate            | lifesigns: FILE: none (expected: configurations to check, or --config FILE) | lifesigns config validate
            """)
    void mistypedWordIsOneLineWithTheNearest(String arguments, String message, String command) {
        assertThat(Run.of(Lifesigns.class, arguments.split(" ")))
                .isEqualTo(new Run(2, "", message + "\nTry '" + command + " --help'.\n"));
    }

    @Test
    void missingCommandIsReported() {
        assertThat(Run.of(Lifesigns.class)).isEqualTo(new Run(2, "", """
                        lifesigns: no command (expected: serve, check, ask, config, probes, token or generate-completion)
                        Try 'lifesigns --help'.
                        """));
        assertThat(Run.of(Lifesigns.class, "config"))
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "lifesigns: no command (expected: init, validate or schema)\nTry 'lifesigns config --help'.\n"));
    }

    @Test
    void valueOfAWrongChoiceIsOneLine() {
        Run run = Run.of(Lifesigns.class, "config", "validate", "--format", "xml", "a.yaml");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("lifesigns: Invalid value for option '--format'")
                .hasLineCount(2);
    }
}
