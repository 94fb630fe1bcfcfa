/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "1",
                "1e3",
                "0x1f",
                "null",
                "true",
                "No",
                "on",
                "registry:5000/a:1@sha256:ab",
                "/a",
                "a: b",
                "-",
                "a #b",
                "say \"no\"",
                "a\nb\u202ec\u001b[2J\u0085\\ ##vso[x]"
            })
    void textIsReadBackAsText(String text) {
        Yaml yaml = new Yaml();
        yaml.line("name: " + Yaml.text(text), "a remark");

        assertThat(new Written(yaml.toString()).only()).isEqualTo(Map.of("name", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\n", "\n\n  a:\n    b: 1", " a: 1\r\n\r\n b: '---'\n", "# only a comment"})
    void blockIsReadBackAsItStands(String text) {
        Yaml yaml = new Yaml();
        yaml.in("data", () -> yaml.block("file", text));

        assertThat(Written.at(new Written(yaml.toString()).only(), "data").get("file"))
                .isEqualTo(text.stripTrailing().replace("\r\n", "\n") + "\n");
    }

    @Test
    void nothingInARemarkEndsIt() {
        Yaml yaml = new Yaml();
        yaml.line("a: 1", "from x\ninjected: true\u202e.yaml:3");
        yaml.say("from x\ninjected: true");

        assertThat(yaml.toString())
                .isEqualTo("a: 1  # from x\\ninjected: true\\u202e.yaml:3\n# from x\\ninjected: true\n");
    }

    @Test
    void remarksAreInOneColumnAndContinueThere() {
        Yaml yaml = new Yaml();
        yaml.line("a: 1", "short");
        yaml.line("longer: 2", "word ".repeat(24).strip());

        assertThat(yaml.toString()).isEqualTo("""
                a: 1       # short
                longer: 2  # %s
                           # word word word
                """.formatted("word ".repeat(21).strip()));
    }
}
