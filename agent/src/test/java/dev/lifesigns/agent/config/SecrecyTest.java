/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.text.Diagnostic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a file, no finding and no printed configuration holds a secret of it. */
class SecrecyTest {
    private static final String SECRET = "hunter2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security: {detailed: {tokens: [hunter2]}}",
                "security: {detailed: {tokens: hunter2}}",
                "security: {detailed: {basic: {admin: hunter2}}}",
                "security: {publicLevel: '${P}'}",
                "security: {publicLevel: '${UNSET:hunter2}'}",
                "server: {port: '${P}'}",
                "server: {host: 'http://u:hunter2@h/'}",
                "server: {host: 'http://u:hunter2/@x?y@h/'}",
                "server: {host: 'http://h/?password=hunter2'}",
                "server: {host: 'jdbc:x://h;PASSWORD=hunter2'}",
                "server: {host: 'jdbc:oracle:thin:scott/hunter2@//h'}",
                "service: {name: *hunter2 }",
                "service: {name: !hunter2 x}",
                "service: {name: !hunter2!x x}",
                "service: {name: '${hunter2!}'}",
                "%TAG ! hunter2\n%TAG ! hunter2\n---",
                "checks: {a: {type: jdbc, url: 'x://u:hunter2@h?p=hunter2'}}",
                "checks: {a: {type: jdbc, url: '${P}'}}",
                "checks: {a: {type: jdbc, url: 'x${P}y'}}",
                "checks: {a: {type: jdbc, url: 'x://u:hunter2@${H}/'}}",
                "checks: {a: {type: jdbc, url: jdbc:x, password: {hunter2x: hunter2}, timeout: 1}}",
                "checks: {a: {type: jdbc, url: jdbc:x, password: [hunter2], timeout: 1}}",
                "checks: {a: {type: jdbc, url: jdbc:x, password: hunter2, timeout: 1}}",
                "checks: {a: {type: broken}}",
            })
    void noFindingHoldsASecret(String yaml) {
        List<String> findings = Configs.findings(yaml, Map.of("P", SECRET, "H", "localhost"));
        assertThat(findings).isNotEmpty().noneMatch(finding -> finding.contains(SECRET));
        assertThat(findings).allMatch(finding -> finding.lines().count() == 1);
    }

    @Test
    void hashesAreMalformedWithoutBeingShown() {
        assertThat(Configs.findingsAbove("""
                        security:
                          detailed:
                            tokens: ["sha256:abc"]
                            basic: {admin: "$2y$31$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "a:b": "x"}"""))
                .containsExactly(
                        "lifesigns.yaml:3:14: security.detailed.tokens: malformed (expected: 'sha256:' and"
                                + " 64 hexadecimal digits, as 'lifesigns token' prints them)",
                        "lifesigns.yaml:4:20: security.detailed.basic.admin: malformed (expected: a bcrypt hash of"
                                + " cost 4 to 14, as 'lifesigns token --stdin' prints it)",
                        "lifesigns.yaml:4:84: security.detailed.basic: user 'a:b' (expected: a name without ':')",
                        "lifesigns.yaml:4:91: security.detailed.basic.a:b: malformed (expected: a bcrypt hash of"
                                + " cost 4 to 14, as 'lifesigns token --stdin' prints it)");
    }

    @Test
    void urlsAreShownWithoutUserInfoAndParameters() {
        assertThat(Configs.findingsOfCheck("type: jdbc, url: 'postgres://u:hunter2@h/orders?password=hunter2'"))
                .containsExactly(
                        "lifesigns.yaml:2:26: check 'database': url: postgres:…@h/orders?… (expected: jdbc:…)",
                        "lifesigns.yaml:2:31: warning: check 'database': url: a secret is written in the file (expected: a"
                                + " reference in its place, such as ${NAME} or ${file:/run/secrets/name})");
    }

    @Test
    void referencesAreShownInsteadOfWhatTheyStandFor() {
        assertThat(Configs.findings("server: {port: '${PORT:80}x'}\nchecks: {a: {type: deadlock}}", Map.of()))
                .containsExactly(
                        "lifesigns.yaml:1:16: server.port: '${PORT:…}x' (expected: a whole number from 0 to 65535)");
    }

    @Test
    void passwordInTheFileIsWarnedAbout() {
        ConfigResult result = Configs.read("checks: {a: {type: jdbc, url: jdbc:x, password: hunter2}}");
        assertThat(result.config()).isNotNull();
        assertThat(result.findings())
                .extracting(Diagnostic::toString)
                .containsExactly("lifesigns.yaml:1:49: warning: check 'a': password: written in the file"
                        + " (expected: a reference, such as ${NAME} or ${file:/run/secrets/name})");
    }

    @Test
    void printedConfigurationHoldsNoSecret() {
        String bcrypt = "$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";
        String token = "sha256:" + "0123456789abcdef".repeat(4);
        AgentConfig config = Configs.read(
                        "security: {detailed: {tokens: '" + token + "', basic: {admin: '" + bcrypt + "'}}}\n"
                                + "checks: {a: {type: jdbc, url: 'jdbc:x://u:hunter2@h', password: '${P}'}}",
                        Map.of("P", SECRET))
                .config();
        assertThat(config.toString()).doesNotContain(SECRET, token, bcrypt).contains("tokens=1, basic=1");
        assertThat(config.checks().get(0).options().toString())
                .isEqualTo("options [password, query, url]")
                .doesNotContain(SECRET);
    }
}
