/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.text.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that are maps of texts, with the headers of {@code http}. */
class NamedTextsTest {
    private static final CheckTypes TYPES = BuiltIn.types();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{X-Api-Key: '${KEY}', X-Region: eu:1}",
                "['X-Api-Key: ${KEY}', 'X-Region:eu:1']",
                "[X-Api-Key: '${KEY}', X-Region: eu:1]"
            })
    void aMapAndAListMeanTheSame(String headers) {
        ConfigResult result = read(headers, Map.of("KEY", "hunter2"));

        assertThat(result.findings()).isEmpty();
        assertThat(headers(result)).isEqualTo("{X-Api-Key=hunter2, X-Region=eu:1}");
    }

    @Test
    void aValueComesFromAFile() throws Exception {
        Path secret = Files.writeString(folder.resolve("key"), "hunter2\n");

        ConfigResult result = read("{X-Api-Key: '${file:" + secret + "}'}", Map.of());

        assertThat(headers(result)).isEqualTo("{X-Api-Key=hunter2}");
        assertThat(result.secretFiles()).containsExactly(secret);
    }

    @Test
    void whatIsWrongIsReportedWithNameAndPlaceAndWithoutTheValue() {
        assertThat(findings("{X-Api-Key: [hunter2]}"))
                .containsExactly("lifesigns.yaml:2:58: check 'a': headers.X-Api-Key: a list (expected: secret text)");
        assertThat(findings("{X-Api-Key: '${KEY}'}"))
                .containsExactly("lifesigns.yaml:2:58: check 'a': headers.X-Api-Key: variable KEY is not set"
                        + " (expected: a value, or a default as in ${KEY:default})");
        assertThat(findings("{X-One: 1, X-One: 2}"))
                .containsExactly("lifesigns.yaml:2:57: duplicate name 'X-One' in 'check 'a': headers' (first at 2:47)");
        assertThat(findings("hunter2"))
                .containsExactly("lifesigns.yaml:2:46: check 'a': headers: a single value"
                        + " (expected: a map from name to text, or a list, each 'Name: value')");
        assertThat(findings("['${KEY}: x', hunter2]"))
                .containsExactly("lifesigns.yaml:2:47: check 'a': headers: an element without a name"
                        + " (expected: 'Name: value')");
        assertThat(findings("{Host: elsewhere}"))
                .containsExactly("lifesigns.yaml:2:37: check 'a': headers: header Host: refused"
                        + " (expected: a header that a client may set, of visible characters)");
    }

    @Test
    void aSecretInTheFileIsWarnedAboutOnceAsAPasswordIs() {
        List<String> findings = print(read("{Accept: text/plain, X-Api-Key: Bearer hunter2}", Map.of()));

        assertThat(findings)
                .containsExactly("lifesigns.yaml:2:78: warning: check 'a': headers.X-Api-Key: written in the file"
                        + " (expected: a reference, such as ${NAME} or ${file:/run/secrets/name})");
    }

    private static List<String> findings(String headers) {
        ConfigResult result = read(headers, Map.of());
        assertThat(result.config()).isNull();
        return print(result);
    }

    private static List<String> print(ConfigResult result) {
        return result.findings().stream().map(Diagnostic::toString).toList();
    }

    private static ConfigResult read(String headers, Map<String, String> variables) {
        return new ConfigReader(TYPES, variables::get)
                .read("lifesigns.yaml", "checks:\n  a: {type: http, url: 'http://h/', headers: " + headers + "}\n");
    }

    private static String headers(ConfigResult result) {
        CheckConfig check = result.config().checks().get(0);
        Option<?> option = check.type().options().stream()
                .filter(each -> each.name().equals("headers"))
                .findFirst()
                .orElseThrow();
        return String.valueOf(check.options().find(option));
    }
}
