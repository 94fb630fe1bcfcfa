/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.text.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file says of its service, read where the service does not run. */
class ServiceProfileTest {
    @TempDir
    private Path folder;

    @Test
    void serviceIsWhatTheFileSays() throws IOException {
        ServiceProfile profile = fine("""
                service: {name: orders}
                server: {port: 9090, basePath: /well, drainDelay: 10s}
                defaults: {timeout: 1s}
                checks:
                  db: {type: jdbc, url: "${URL}", password: "${file:/run/secrets/db}", period: 5s, failureThreshold: 2}
                  stuck: {type: deadlock, probes: [liveness]}
                """);
        assertThat(profile.service())
                .isEqualTo(new ProbedService(
                        "orders",
                        9090,
                        "/well",
                        Duration.ofSeconds(10),
                        List.of(
                                check("db", "jdbc", 5, 2, "readiness", true),
                                check("stuck", "deadlock", 10, 1, "liveness", false))));
        assertThat(profile.variables()).containsExactly("URL");
        assertThat(profile.files()).containsExactly("/run/secrets/db");
        assertThat(profile.plainSecrets()).isEmpty();
        assertThat(profile.place("server.port")).isEqualTo(profile.file() + ":2");
        assertThat(profile.place("server.host")).isEqualTo(profile.file() + ", by default");
        assertThat(profile.place("checks.db")).isEqualTo(profile.file() + ":5");
    }

    static List<Path> examples() throws IOException {
        return ExamplesTest.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsReadWithoutItsVariables(Path example) {
        ServiceProfileResult result = new ConfigReader(BuiltIn.types(), name -> null).profile(ConfigFiles.of(example));
        assertThat(result.findings()).isEmpty();
        assertThat(result.profile()).isNotNull();
    }

    @Test
    void numberThatIsNotKnownIsWarnedAboutAndTakenAsIfItWereNotWritten() throws IOException {
        ServiceProfileResult result = read("""
                server: {port: "${PORT}"}
                defaults: {period: "${PERIOD}"}
                checks: {a: {type: deadlock, cacheFor: "${CACHE}"}}
                """);
        assertThat(result.findings().stream().map(Diagnostic::message))
                .containsExactly(
                        "server.port: cannot be resolved here (using the default)",
                        "defaults.period: cannot be resolved here (using the default)",
                        "check 'a': cacheFor: cannot be resolved here (using the default)");
        assertThat(result.profile()).isNotNull();
        assertThat(result.profile().service().port()).isEqualTo(8080);
        assertThat(result.profile().service().checks().get(0).period()).hasSeconds(10);
    }

    @Test
    void probeOfAPathThatIsNotKnownLeavesThePathsOut() throws IOException {
        fine("server: {paths: {/a: {probe: '${PROBE}'}}}\nchecks: {a: {type: deadlock}}");
    }

    @Test
    void checksOfWhichNoneBelongsToReadinessAreWarnedAbout() throws IOException {
        assertThat(read("checks: {a: {type: deadlock, probes: [startup]}}").findings().stream()
                        .map(Diagnostic::message))
                .containsExactly("checks: none belongs to readiness (expected: at least one)");
    }

    @Test
    void malformedReferenceIsStillRefused() throws IOException {
        ServiceProfileResult result = read("server: {port: '${1}'}\nchecks: {a: {type: deadlock}}");
        assertThat(result.profile()).isNull();
        assertThat(result.findings()).hasSize(1);
    }

    @Test
    void valueThatIsKnownIsCheckedAsEver() throws IOException {
        ServiceProfileResult result = read("checks: {a: {type: deadlock, period: 1s, timeout: 2s}}");
        assertThat(result.profile()).isNull();
        assertThat(result.findings().get(0).message()).startsWith("check 'a': timeout 2s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            checks: {a: {type: deadlock}} # hunter2    | server: {host: 0.0.0.0}~checks: {a: {type: deadlock}}~
            server: {port: 1}~checks: {a: {type: deadlock}} | server: {host: 0.0.0.0, port: 1}~checks: {a: {type: deadlock}}~
            server:~  port: 1~  host: localhost~checks: {a: {type: deadlock}} | server:~  port: 1~  host: 0.0.0.0~checks: {a: {type: deadlock}}~
            checks:~  a:~    type: deadlock~    period: ${P:5s}~ | server: {host: 0.0.0.0}~checks:~  a:~    type: deadlock~    period: ${P:5s}~
            """)
    void portableFileListensEverywhereAndHasNoComments(String yaml, String portable) throws IOException {
        assertThat(fine(yaml.replace('~', '\n')).portable().replace('\n', '~')).isEqualTo(portable);
    }

    @Test
    void portableFileIsReadAsTheFileItself() throws IOException {
        for (Path example : examples()) {
            ConfigReader reader = new ConfigReader(BuiltIn.types(), name -> null);
            ServiceProfile profile = reader.profile(ConfigFiles.of(example)).profile();
            assertThat(profile).isNotNull();
            Path portable = Files.writeString(folder.resolve("portable.yaml"), profile.portable());
            ServiceProfile again = reader.profile(ConfigFiles.of(portable)).profile();
            assertThat(again).isNotNull();
            assertThat(again.service()).isEqualTo(profile.service());
            assertThat(again.host()).isEqualTo("0.0.0.0");
            assertThat(again.portable()).isEqualTo(profile.portable());
        }
    }

    private ServiceProfile fine(String yaml) throws IOException {
        ServiceProfileResult result = read(yaml);
        assertThat(result.findings()).isEmpty();
        assertThat(result.profile()).isNotNull();
        return result.profile();
    }

    private ServiceProfileResult read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("lifesigns.yaml"), yaml);
        return new ConfigReader(Configs.TYPES, name -> null).profile(ConfigFiles.of(file));
    }

    private static ProbedService.Check check(
            String name, String type, int period, int failureThreshold, String probe, boolean dependency) {
        return new ProbedService.Check(
                name,
                type,
                Duration.ofSeconds(period),
                Duration.ofSeconds(1),
                failureThreshold,
                Set.of(probe),
                true,
                dependency);
    }
}
