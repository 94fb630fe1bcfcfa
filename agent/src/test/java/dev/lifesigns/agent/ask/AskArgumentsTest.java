/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class AskArgumentsTest {
    @Test
    void everyOptionOfTheCommandIsKnownWithoutTheLibrary() {
        for (OptionSpec option :
                new CommandLine(AskCommand.class).getCommandSpec().options()) {
            for (String name : option.names()) {
                assertThat(AskArguments.quickly(new String[] {"ask", name, "x"}))
                        .as(name)
                        .isNotNull();
            }
        }
    }

    @Test
    void valuesAreReadInBothForms() {
        String[] line = {
            "ask",
            "--probe",
            "startup",
            "-c=a.yaml",
            "http://h",
            "--timeout=1s",
            "--cacert",
            "b.pem",
            "--cert=c.pem",
            "--key",
            "d.pem"
        };
        assertThat(AskArguments.quickly(line))
                .isEqualTo(new AskArguments("http://h", "a.yaml", "startup", "1s", "b.pem", "c.pem", "d.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "--help", "--probe", "--probe --timeout", "--probe=a --probe=b", "--no=1"})
    void anythingElseIsLeftToTheLibrary(String line) {
        assertThat(AskArguments.quickly(("ask " + line).split(" "))).isNull();
    }
}
