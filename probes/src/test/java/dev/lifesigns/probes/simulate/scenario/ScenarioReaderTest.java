/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.Remark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioReaderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource
    void everyBuiltInIsValid(String name) {
        assertThat(ScenarioReader.read(name, List.of()).findings()).isEmpty();
    }

    static List<String> everyBuiltInIsValid() {
        return BuiltIns.names();
    }

    @Test
    void whatAFileDoesNotSayIsAsInSteady() throws IOException {
        Scenario steady = scenario("steady");
        Scenario read = scenario(file("pods: 3"));

        assertThat(read.pods()).isEqualTo(3);
        assertThat(read.application()).isEqualTo(steady.application());
        assertThat(read.name()).isEqualTo("outage");
    }

    @Test
    void aFileExtendsABuiltInOne() throws IOException {
        Scenario read = scenario(file("extends: database-down\nprobes: {liveness: {periodSeconds: 3}}"));

        assertThat(read.incidents()).isEqualTo(scenario("database-down").incidents());
        assertThat(Objects.requireNonNull(read.probes().liveness()).periodSeconds())
                .isEqualTo(3);
        assertThat(Objects.requireNonNull(read.probes().liveness()).timeoutSeconds())
                .isEqualTo(2);
    }

    @Test
    void aSettingWinsOverTheFile() {
        Scenario read = scenario(
                "database-down", "pods=7", "probes.startup=none", "incidents.0.for=1m", "application.startup.time=3s");

        assertThat(read.pods()).isEqualTo(7);
        assertThat(read.probes().startup()).isNull();
        assertThat(read.incidents().get(0).lasts()).isEqualTo(Duration.ofMinutes(1));
        assertThat(read.application().startup().time()).isEqualTo(Distribution.of(Duration.ofSeconds(3)));
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnceWithItsPlace() throws IOException {
        String file = file("""
                podz: 3
                duration: soon
                probes:
                  liveness: {periodSecond: 3, timeoutSeconds: 0}
                  readiness: {successThreshold: 2}
                  startup: {successThreshold: 2}
                application:
                  health: {mode: cashed, readiness: [databse]}
                  startup: {time: {p50: 5s, p99: 1s}}
                traffic: {ratePerPod: -1}
                incidents:
                  - {at: 1m, for: 1m, dependency: database, becomes: gone}
                  - {at: 9m, for: 5m, traffic: 2}
                  - {at: 1m, node: 9, for: 1m, slowdown: 0.5}
                """);

        assertThat(ScenarioReader.read(file, List.of()).findings())
                .extracting(finding -> finding.toString().replace(file, "outage.yaml"))
                .containsExactly(
                        "outage.yaml:1:1: unknown key 'podz'; did you mean 'pods'?",
                        "outage.yaml:2:11: duration: 'soon' (expected: a duration from 1ms to 1d, such as 500ms, 2s or 1m)",
                        "outage.yaml:4:14: unknown key 'periodSecond' in 'probes.liveness'; did you mean 'periodSeconds'?",
                        "outage.yaml:4:47: probes.liveness.timeoutSeconds: '0'"
                                + " (expected: a whole number from 1 to 86400)",
                        "outage.yaml:6:31: probes.startup.successThreshold: '2' (expected: a whole number from 1 to 1)",
                        "outage.yaml:8:18: application.health.mode: 'cashed' (expected: cached or perProbe); did you mean 'cached'?",
                        "outage.yaml:8:38: application.health.readiness: 'databse' (expected: database); did you mean 'database'?",
                        "outage.yaml:9:20: application.startup.time.p50: 5s (expected: at most 1s)",
                        "outage.yaml:10:23: traffic.ratePerPod: '-1' (expected: a number from 0 to 1000000)",
                        "outage.yaml:12:54: incidents.0.becomes: 'gone'" + " (expected: up, slow, hanging or down)",
                        "outage.yaml:14:20: incidents.2.node: '9' (expected: a whole number from 0 to 3)",
                        "outage.yaml:14:42: incidents.2.slowdown: '0.5' (expected: a number from 1 to 1000)");
    }

    @Test
    void aScenarioIsAtMostADay() {
        assertThat(scenario("steady", "duration=1d").duration()).isEqualTo(Duration.ofDays(1));
        assertThat(ScenarioReader.read("steady", List.of("duration=2d")).findings())
                .extracting(Remark::message)
                .containsExactly("duration: '2d' (expected: a duration from 1ms to 1d, such as 500ms, 2s or 1m)");
    }

    @Test
    void anIncidentEndsWithinTheObservation() {
        assertThat(ScenarioReader.read("database-down", List.of("duration=4m")).findings())
                .extracting(Remark::toString)
                .containsExactly("database-down.yaml:3:6: incidents.0.at: ends after the observation"
                        + " (expected: at and for within duration)");
    }

    @Test
    void aWrongSettingIsReportedAsASetting() {
        assertThat(ScenarioReader.read("steady", List.of("pods=many", "probes.livenes.periodSeconds=3", "nonsense"))
                        .findings())
                .extracting(Remark::toString)
                .containsExactlyInAnyOrder(
                        "--set pods=many: pods: 'many' (expected: a whole number from 1 to 100000)",
                        "--set probes.livenes.periodSeconds=3: unknown key 'livenes' in 'probes'; did you mean 'liveness'?",
                        "steady: 'nonsense' (expected: path.of.keys=value)");
    }

    @Test
    void aNameThatIsNeitherAScenarioNorAFileIsReportedWithTheNearest() {
        assertThat(ScenarioReader.read("databse-down", List.of()).findings())
                .extracting(Remark::toString)
                .containsExactly("databse-down: no such file, and no such scenario; did you mean 'database-down'?");
    }

    @Test
    void aFileThatIsNotYamlIsReportedWithItsPlace() throws IOException {
        String file = file("pods: [3");

        assertThat(ScenarioReader.read(file, List.of()).findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.toString()).startsWith(file + ":").contains("expected ',' or ']'"));
    }

    @Test
    void aDuplicateKeyIsReported() throws IOException {
        String file = file("pods: 3\ntraffic: {ratePerPod: 1, ratePerPod: 2}\npods: 4\n");

        assertThat(ScenarioReader.read(file, List.of()).findings())
                .extracting(finding -> finding.toString().replace(file, "outage.yaml"))
                .containsExactly(
                        "outage.yaml:2:26: duplicate key 'ratePerPod'", "outage.yaml:3:1: duplicate key 'pods'");
    }

    @Test
    void aCachedCheckNeedsATimeoutBelowItsPeriod() {
        assertThat(ScenarioReader.read("steady", List.of("application.checks.database.timeout=10s"))
                        .findings())
                .extracting(Remark::message)
                .containsExactly("application.checks.database.timeout: not below the period"
                        + " (expected: less, in mode cached)");
    }

    @Test
    void aCheckPerProbeMayHaveNoTimeout() {
        Scenario read =
                scenario("steady", "application.health.mode=perProbe", "application.checks.database.timeout=none");

        assertThat(Objects.requireNonNull(read.application().checks().get("database"))
                        .timeout())
                .isNull();
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("outage.yaml"), text).toString();
    }

    private static Scenario scenario(String name, String... settings) {
        ScenarioResult result = ScenarioReader.read(name, List.of(settings));
        assertThat(result.findings()).isEmpty();
        return Objects.requireNonNull(result.scenario());
    }
}
