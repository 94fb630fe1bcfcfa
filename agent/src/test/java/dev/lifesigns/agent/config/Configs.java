/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.text.Diagnostic;
import java.util.List;
import java.util.Map;

/** Reads configurations with the types of the tests. */
final class Configs {
    static final String NAME = "lifesigns.yaml";
    static final CheckTypes TYPES = CheckTypes.of(TestTypes.all());

    private Configs() {}

    static ConfigResult read(String yaml) {
        return read(yaml, Map.of());
    }

    static ConfigResult read(String yaml, Map<String, String> variables) {
        return new ConfigReader(TYPES, variables::get).read(NAME, yaml);
    }

    /** A configuration without findings. */
    static AgentConfig fine(String yaml) {
        return fine(yaml, Map.of());
    }

    static AgentConfig fine(String yaml, Map<String, String> variables) {
        ConfigResult result = read(yaml, variables);
        assertThat(result.findings()).isEmpty();
        return result.config();
    }

    /** The findings about a configuration that is refused. */
    static List<String> findings(String yaml) {
        return findings(yaml, Map.of());
    }

    static List<String> findings(String yaml, Map<String, String> variables) {
        ConfigResult result = read(yaml, variables);
        assertThat(result.config()).isNull();
        return result.findings().stream().map(Diagnostic::toString).toList();
    }

    /** The findings about the top of a file whose checks are fine. */
    static List<String> findingsAbove(String yaml) {
        return findings(yaml + "\nchecks: {process: {type: deadlock}}\n");
    }

    /** The findings about one check, written in one line, that starts at 2:13. */
    static List<String> findingsOfCheck(String keys) {
        return findings("checks:\n  database: {" + keys + "}\n");
    }
}
