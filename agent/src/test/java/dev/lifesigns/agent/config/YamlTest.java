/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.text.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no YAML, or no file at all. */
class YamlTest {
    @TempDir
    private Path folder;

    @Test
    void tabIsReportedInOneLine() {
        assertThat(Configs.findings("checks:\n\tdatabase: 1\n"))
                .containsExactly("lifesigns.yaml:2:1: a tab (expected: spaces for indentation)");
    }

    @Test
    void unclosedQuoteIsReportedInOneLine() {
        assertThat(Configs.findings("service: {name: \"orders}\n"))
                .containsExactly(
                        "lifesigns.yaml:1:17: a quote without its end (expected: the same quote after the value)");
    }

    @Test
    void emptyFileIsReported() {
        for (String empty : List.of("", "\n", "# nothing yet\n", "---\n", "~", "\uFEFF")) {
            assertThat(Configs.findings(empty))
                    .containsExactly("lifesigns.yaml: empty (expected: at least the section 'checks')");
        }
    }

    @Test
    void fileThatIsNotAMapIsReported() {
        assertThat(Configs.findings("- a\n")).containsExactly("lifesigns.yaml:1:1: the file: a list (expected: a map)");
        assertThat(Configs.findings("a text"))
                .containsExactly("lifesigns.yaml:1:1: the file: a single value (expected: a map)");
    }

    @Test
    void severalDocumentsAreReported() {
        assertThat(Configs.findings("checks: {a: {type: deadlock}}\n---\nchecks: {}\n"))
                .containsExactly("lifesigns.yaml:2:1: another document (expected: one document in a file)");
    }

    @Test
    void controlCharacterIsReportedWithItsPosition() {
        assertThat(Configs.findings("service:\n  name: a\u0007b\n"))
                .containsExactly("lifesigns.yaml:2:10: not YAML: a character that is not allowed in it");
    }

    @Test
    void byteOrderMarkIsAccepted() {
        Configs.fine("\uFEFFchecks: {a: {type: deadlock}}");
    }

    @Test
    void anchorsAndAliasesAreAccepted() {
        AgentConfig config = Configs.fine("checks: {a: &shared {type: deadlock, period: 1m}, b: *shared, c: *shared}");
        assertThat(config.checks())
                .hasSize(3)
                .allMatch(check -> check.policy().period().toMinutes() == 1);
    }

    @Test
    void aliasToItselfIsRefused() {
        assertThat(Configs.findings("checks: &a {x: *a}"))
                .containsExactly(
                        "lifesigns.yaml:1:13: unknown key 'x' in check 'x' (expected: one of type, period, cacheFor,"
                                + " timeout, initialDelay, jitter, failureThreshold, successThreshold, staleAfter,"
                                + " critical, probes, scope, allowDependencyInLiveness, displayName, description, runbook, labels)",
                        "lifesigns.yaml:1:13: missing key 'type' in check 'x'"
                                + " (expected: broken, deadlock, disk, http, jdbc or unlinked)");
    }

    @Test
    void aliasesThatMultiplyAreBounded() {
        StringBuilder bomb = new StringBuilder("security: {rateLimit: {exempt: &list [");
        bomb.append("1.1.1.1,".repeat(2_000)).append("]}}\nchecks:\n");
        for (int i = 0; i < 1_000; i++) {
            bomb.append("  c").append(i).append(": {type: http, url: x, expect: *list}\n");
        }
        assertThat(Configs.findings(bomb.toString()))
                .singleElement()
                .asString()
                .matches("lifesigns.yaml:[0-9]+:[0-9]+: more than 150000 values, aliases counted \\(expected: less\\)");
    }

    @Test
    void aliasesOfALongTextAreBounded() {
        String bomb = "x: &s \"" + "q".repeat(60_000) + "\"\nsecurity: {rateLimit: {exempt: [" + "*s,".repeat(200_000)
                + "]}}\nchecks: {t: {type: deadlock}}\n";

        assertThat(Configs.findings(bomb))
                .last()
                .asString()
                .endsWith(": more than 4194304 characters, aliases and references counted (expected: less)");
    }

    @Test
    void aFileOfVeryManyValuesIsRefused() {
        assertThat(Configs.findings("[" + "a,".repeat(300_000) + "]"))
                .containsExactly("lifesigns.yaml:1:300000: not YAML: more than 150000 values");
    }

    @Test
    void ofVeryManyFindingsTheFirstAreReported() {
        List<String> findings = Configs.findings("checks:\n" + "  t: {type: deadlock}\n".repeat(5_000));

        assertThat(findings)
                .hasSize(101)
                .startsWith("lifesigns.yaml:3:3: duplicate check 't' in 'checks' (first at 2:3)")
                .endsWith("lifesigns.yaml: and 4899 more findings");
    }

    @Test
    void aValueOfVeryManyCharactersIsRefused() {
        assertThat(Configs.findingsOfCheck("type: http, url: \"http://a/" + "q".repeat(1_000_000) + "\""))
                .contains("lifesigns.yaml:2:31: check 'database': url: too long (expected: at most 65536 characters)");
    }

    @Test
    void aLongUnknownKeyHasNoNearestOne() {
        assertThat(Configs.findingsAbove("? " + "s".repeat(1_000_000) + "\n: 1"))
                .singleElement()
                .asString()
                .startsWith("lifesigns.yaml:1:3: unknown key '" + "s".repeat(60) + "…' (expected: one of ");
    }

    @Test
    void whatNobodySeesIsShown() {
        assertThat(Configs.findings("checks:\n  t: {type: \"\\u009b31mRED\\u0085second\\u2028third\\u202etxt\"}\n"))
                .first()
                .asString()
                .startsWith(
                        "lifesigns.yaml:2:13: check 't': type: '\\u009b31mRED\\u0085second\\u2028third\\u202etxt' (");
    }

    @Test
    void deepNestingIsRefusedBeforeTheStackIsFull() {
        assertThat(Configs.findings("[".repeat(1_000_000)))
                .containsExactly("lifesigns.yaml:1:33: not YAML: nested more than 32 levels deep");
        assertThat(Configs.findings("{a: ".repeat(100_000)))
                .containsExactly("lifesigns.yaml:1:129: not YAML: nested more than 32 levels deep");
    }

    @Test
    void carriageReturnAloneEndsALineAsInYaml() {
        assertThat(Configs.findings("service:\r  name: a\u0007b\r\n"))
                .containsExactly("lifesigns.yaml:2:10: not YAML: a character that is not allowed in it");
    }

    @Test
    void bytesThatAreNotUtf8AreReportedWithTheirPosition() throws IOException {
        Path file = folder.resolve("latin1.yaml");
        Files.write(file, "service:\n  name: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(findings(file))
                .containsExactly(file + ":2:12: a byte that is not UTF-8 (expected: a file saved as UTF-8)");
    }

    @Test
    void missingFileAndFolderAreReported() {
        Path missing = folder.resolve("missing.yaml");
        assertThat(findings(missing)).containsExactly(missing + ": no such file (expected: a readable YAML file)");
        assertThat(findings(folder))
                .containsExactly(folder + ": no file in the folder (expected: at least one *.yaml or *.yml)");
    }

    @Test
    void hugeFileIsRefusedWithoutReadingAllOfIt() throws IOException {
        Path file = folder.resolve("huge.yaml");
        Files.writeString(file, "#".repeat(4 * 1024 * 1024 + 1));
        assertThat(findings(file)).containsExactly(file + ": too large (expected: at most 4MiB)");
    }

    @Test
    void crlfAndUnicodeKeepPositionsRight() {
        assertThat(Configs.findingsAbove("service: {name: \"\uD83D\uDE00\", nam: x}\r\nserver: {prt: 1}"))
                .containsExactly(
                        "lifesigns.yaml:1:22: unknown key 'nam' in 'service'; did you mean 'name'?",
                        "lifesigns.yaml:2:10: unknown key 'prt' in 'server'; did you mean 'port'?");
    }

    private static List<String> findings(Path file) {
        ConfigResult result = new ConfigReader(Configs.TYPES, Map.<String, String>of()::get).read(ConfigFiles.of(file));
        assertThat(result.config()).isNull();
        return result.findings().stream().map(Diagnostic::toString).toList();
    }
}
