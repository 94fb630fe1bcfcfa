/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.text.schema.Quoting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** References to variables and files. */
class InterpolationTest {
    @TempDir
    private Path folder;

    @Test
    void variablesMayBeInAnyValue() {
        AgentConfig config = Configs.fine("""
                service: {name: "${NAME}-${ZONE:eu}", version: "${VERSION:}"}
                server: {port: "${PORT}", rootAliases: "${ALIASES:false}"}
                checks: {a: {type: "${TYPE:deadlock}", timeout: "${TIMEOUT}"}}
                """, Map.of("NAME", "orders", "PORT", "9090", "TIMEOUT", "700ms"));
        assertThat(config.service().name()).isEqualTo("orders-eu");
        assertThat(config.service().version()).isEmpty();
        assertThat(config.server().port()).isEqualTo(9090);
        assertThat(config.server().rootAliases()).isFalse();
        assertThat(config.checks().get(0).policy().timeout()).hasMillis(700);
    }

    @Test
    void defaultMayHoldColonsAndLosesToAVariableThatIsSet() {
        String yaml = "service: {name: '${URL:http://a:1/}'}\nchecks: {a: {type: deadlock}}";
        assertThat(Configs.fine(yaml).service().name()).isEqualTo("http://a:1/");
        assertThat(Configs.fine(yaml, Map.of("URL", "")).service().name()).isEmpty();
    }

    @Test
    void doubledDollarIsALiteralDollar() {
        assertThat(Configs.fine("service: {name: 'a $${NAME} $2y$ $'}\nchecks: {a: {type: deadlock}}")
                        .service()
                        .name())
                .isEqualTo("a ${NAME} $2y$ $");
    }

    @Test
    void valueOfAVariableIsNotResolvedAgain() {
        assertThat(Configs.fine("service: {name: '${A}'}\nchecks: {a: {type: deadlock}}", Map.of("A", "${B}"))
                        .service()
                        .name())
                .isEqualTo("${B}");
    }

    @Test
    void fileIsReadWithoutItsLastLineBreak() throws IOException {
        for (String end : new String[] {"", "\n", "\r\n"}) {
            Path file = Files.writeString(folder.resolve("secret"), "hunter2 \n" + end);
            String name = Configs.fine("service: {name: '${file:" + file + "}'}\nchecks: {a: {type: deadlock}}")
                    .service()
                    .name();
            assertThat(name).isEqualTo(end.isEmpty() ? "hunter2 " : "hunter2 \n");
        }
    }

    @Test
    void unsetVariableIsReported() {
        assertThat(Configs.findingsOfCheck("type: jdbc, url: 'jdbc:x', password: '${DB_PASSWORD}'"))
                .containsExactly("lifesigns.yaml:2:51: check 'database': password: variable DB_PASSWORD is not set"
                        + " (expected: a value, or a default as in ${DB_PASSWORD:default})");
    }

    @Test
    void everyUnsetVariableOfAValueIsReported() {
        assertThat(Configs.findingsAbove("service: {name: '${A}${B}'}"))
                .containsExactly(
                        "lifesigns.yaml:1:17: service.name: variable A is not set"
                                + " (expected: a value, or a default as in ${A:default})",
                        "lifesigns.yaml:1:17: service.name: variable B is not set"
                                + " (expected: a value, or a default as in ${B:default})");
    }

    @Test
    void fileThatCannotBeReadIsReported() throws IOException {
        Path missing = folder.resolve("missing");
        assertFile(missing.toString(), "no such file");
        assertFile(folder.toString(), "a directory");
        assertFile("relative", "not an absolute path");
        assertFile(
                Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff}).toString(), "not UTF-8");
        assertFile(
                Files.writeString(folder.resolve("large"), "x".repeat(65_537)).toString(), "larger than 65536 bytes");
    }

    private void assertFile(String file, String problem) {
        assertThat(Configs.findingsAbove("service: {name: '${file:" + file + "}'}"))
                .containsExactly("lifesigns.yaml:1:17: service.name: file " + Quoting.quoted(file) + ": " + problem
                        + " (expected: an absolute path to a readable text file)");
    }

    @Test
    void malformedReferenceIsReportedWithoutItsText() {
        String forms = " (expected: ${NAME}, ${NAME:default} or ${file:/path}; for a literal '${' write '$${')";
        assertThat(Configs.findingsAbove("service: {name: '${hunter-2}'}"))
                .containsExactly("lifesigns.yaml:1:17: service.name: a malformed reference" + forms);
        assertThat(Configs.findingsAbove("service: {name: '${hunter2'}"))
                .containsExactly("lifesigns.yaml:1:17: service.name: a '${' without its '}'" + forms);
    }

    @Test
    void textThatGrowsTooLongIsRefused() {
        assertThat(Configs.findings(
                        "service: {name: '" + "${A}".repeat(20) + "'}\nchecks: {a: {type: deadlock}}",
                        Map.of("A", "x".repeat(10_000))))
                .containsExactly("lifesigns.yaml:1:17: service.name: too long"
                        + " (expected: at most 65536 characters with its references resolved)");
    }
}
