/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    private Path folder;

    private String fine;
    private String wrong;

    @BeforeEach
    void write() throws IOException {
        fine = Files.writeString(folder.resolve("fine.yaml"), "checks: {a: {type: pretend}, b: {type: pretend}}")
                .toString();
        wrong = Files.writeString(folder.resolve("wrong.yaml"), "checks: {a: {type: pretend, timout: 1s, periot: 1s}}")
                .toString();
    }

    @Test
    void fineFileIsOneLineAndExit0() {
        assertThat(validate(fine)).isEqualTo(new Run(0, fine + ": fine (2 checks)\n", ""));
    }

    @Test
    void refusedFileIsItsFindingsAndExit2() {
        assertThat(validate(wrong)).isEqualTo(new Run(2, """
                        %1$s:1:29: unknown key 'timout' in check 'a'; did you mean 'timeout'?
                        %1$s:1:41: unknown key 'periot' in check 'a'; did you mean 'period'?
                        """.replace("%1$s", wrong), ""));
    }

    @Test
    void everyFileIsLookedAt() {
        Run run = validate(wrong, fine, folder.resolve("missing.yaml").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains(wrong + ":1:29: ", fine + ": fine (2 checks)\n", "missing.yaml: no such file");
    }

    @Test
    void optionNamesThePartsOfOneConfiguration() throws IOException {
        String part = Files.writeString(folder.resolve("part.yaml"), "checks: {c: {type: pretend}}")
                .toString();
        assertThat(validate("--config", fine, "-c", part))
                .isEqualTo(new Run(0, fine + ", " + part + ": fine (3 checks)\n", ""));
        assertThat(validate(fine, "--config", part))
                .isEqualTo(new Run(0, fine + ": fine (2 checks)\n" + part + ": fine (1 check)\n", ""));
    }

    @Test
    void folderIsOneConfiguration() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("conf.d"));
        Files.writeString(parts.resolve("10-a.yaml"), "checks: {a: {type: pretend}}");
        Files.writeString(parts.resolve("20-b.yml"), "checks: {b: {type: pretend}}");
        assertThat(validate(parts.toString())).isEqualTo(new Run(0, parts + ": fine (2 checks)\n", ""));
    }

    @Test
    void warningIsPrintedAndRejectsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("warned.yaml"), "checks: {a: {type: pretend, secret: hunter2}}");
        assertThat(validate(file.toString()))
                .isEqualTo(new Run(
                        0,
                        file
                                + ":1:37: warning: check 'a': secret: written in the file"
                                + " (expected: a reference, such as ${NAME} or ${file:/run/secrets/name})\n"
                                + file + ": fine (1 check)\n",
                        ""));
    }

    @Test
    void fileWithoutACheckInReadinessIsWarnedAbout() throws IOException {
        Path file = Files.writeString(
                folder.resolve("started.yaml"),
                "service: {name: a}\nchecks: {a: {type: pretend, probes: startup}, b: {type: pretend, probes: [eu]}}");
        assertThat(validate(file.toString()))
                .isEqualTo(new Run(
                        0,
                        file + ":2:1: warning: checks: none belongs to readiness (expected: at least one)\n" + file
                                + ": fine (2 checks)\n",
                        ""));
    }

    @Test
    void emptyFileAndEmptyChecksAreRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "# nothing\n");
        assertThat(validate(empty.toString()))
                .isEqualTo(new Run(2, empty + ": empty (expected: at least the section 'checks')\n", ""));
        Path none = Files.writeString(folder.resolve("none.yaml"), "checks: {}\n");
        assertThat(validate(none.toString()))
                .isEqualTo(new Run(
                        2, none + ":1:1: checks: an empty map (expected: a map with at least one check)\n", ""));
    }

    @Test
    void variableThatIsNotSetIsAnErrorUnlessItIsSaidToBeAWarning() throws IOException {
        String file = secretive();
        String unset = "%s:1:37: %scheck 'a': secret: variable LIFESIGNS_NOT_SET is not set"
                + " (expected: a value, or a default as in ${LIFESIGNS_NOT_SET:default})\n";
        String missing = "%s:1:89: %scheck 'b': secret: file '/no/such/file': no such file"
                + " (expected: an absolute path to a readable text file)\n";
        assertThat(validate(file))
                .isEqualTo(new Run(2, String.format(unset, file, "") + String.format(missing, file, ""), ""));
        assertThat(validate("--unset-variables=warning", file))
                .isEqualTo(new Run(
                        0,
                        String.format(unset, file, "warning: ") + String.format(missing, file, "warning: ") + file
                                + ": fine (2 checks)\n",
                        ""));
    }

    @Test
    void everythingElseIsStillValidatedWithoutTheVariables() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong-too.yaml"), """
                server: {port: "${LIFESIGNS_NOT_SET}", basePath: health, paths: {/a: {probe: "${LIFESIGNS_NOT_SET}"}, /b: us}}
                checks:
                  a: {type: pretend, secret: "${LIFESIGNS_NOT_SET}", timout: 1s}
                  b: {type: pretend, secret: "${1}", period: 1s, timeout: 2s}
                """);
        Run run = validate("--unset-variables=warning", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out().lines().filter(line -> !line.contains("warning: ")))
                .hasSize(4)
                .anyMatch(line -> line.contains(":1:50: server.basePath: 'health'"))
                .anyMatch(line -> line.contains("unknown key 'timout' in check 'a'"))
                .anyMatch(line -> line.contains("check 'b': secret: a malformed reference"))
                .anyMatch(line -> line.contains("check 'b': timeout 2s"));
    }

    private String secretive() throws IOException {
        return Files.writeString(
                        folder.resolve("secretive.yaml"),
                        "checks: {a: {type: pretend, secret: '${LIFESIGNS_NOT_SET}'},"
                                + " b: {type: pretend, secret: '${file:/no/such/file}'}}")
                .toString();
    }

    @Test
    void findingsCanBeJson() {
        Run run = Run.of(ConfigCommand.class, "validate", "--format", "json", fine, wrong);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("""
                        [
                          {
                            "file" : "%s",
                            "line" : 1,
                            "column" : 29,
                            "severity" : "error",
                            "message" : "unknown key 'timout' in check 'a'; did you mean 'timeout'?"
                          },
                          {
                            "file" : "%s",
                            "line" : 1,
                            "column" : 41,
                            "severity" : "error",
                            "message" : "unknown key 'periot' in check 'a'; did you mean 'period'?"
                          }
                        ]
                        """.replace("%s", wrong));
    }

    @Test
    void schemaHasTheTypesOfTheJarsBeside() {
        Run run = Run.of(ConfigCommand.class, "schema");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("{\n").contains("\"pretend\"").endsWith("}\n");
    }

    @Test
    void validateWithoutAFileIsWrongUsage() {
        assertThat(Run.of(ConfigCommand.class, "validate")).isEqualTo(new Run(2, "", """
                        lifesigns: FILE: none (expected: configurations to check, or --config FILE)
                        Try 'config validate --help'.
                        """));
    }

    private static Run validate(String... files) {
        String[] arguments = new String[files.length + 1];
        arguments[0] = "validate";
        System.arraycopy(files, 0, arguments, 1, files.length);
        return Run.of(ConfigCommand.class, arguments);
    }
}
