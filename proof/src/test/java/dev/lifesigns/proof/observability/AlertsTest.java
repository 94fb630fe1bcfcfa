/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.observability;

import static dev.lifesigns.proof.observability.Observability.FOLDER;
import static dev.lifesigns.proof.observability.Observability.ROOT;
import static dev.lifesigns.proof.observability.Observability.RULES;
import static dev.lifesigns.proof.observability.Observability.alerts;
import static dev.lifesigns.proof.observability.Observability.map;
import static dev.lifesigns.proof.observability.Observability.maps;
import static dev.lifesigns.proof.observability.Observability.read;
import static dev.lifesigns.proof.observability.Observability.rules;
import static dev.lifesigns.proof.observability.Observability.text;
import static dev.lifesigns.proof.observability.Observability.unitTests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.proof.observability.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The alerts load, fire and stay silent as their unit tests say, and docs/alerts.md describes each of them. */
@Timeout(240)
class AlertsTest {
    private static final String PAGE = "docs/alerts.md";
    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\w+)$");

    @Test
    void prometheusLoadsThem() throws Exception {
        Run run = Tool.PROMTOOL.run(FOLDER, "check", "rules", "--lint=all", "--lint-fatal", RULES.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void theyFireAndStaySilentAsTheirUnitTestsSay() throws Exception {
        for (Path file : unitTests()) {
            Run run = Tool.PROMTOOL.run(FOLDER, "test", "rules", file.toString());
            assertThat(run.exitCode()).as(run.output()).isZero();
            // tests without rules pass as well
            assertThat(run.output()).doesNotContain("WARNING");
        }
    }

    @Test
    void eachHasATestThatFiresAndOneThatDoesNot() throws IOException {
        Set<String> fired = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        for (Path file : unitTests()) {
            maps(read(file).get("tests"))
                    .flatMap(test -> maps(test.get("alert_rule_test")))
                    .forEach(expected -> (((List<?>) expected.get("exp_alerts")).isEmpty() ? silent : fired)
                            .add(text(expected, "alertname")));
        }

        assertThat(fired).isEqualTo(alerts().keySet());
        assertThat(silent).isEqualTo(alerts().keySet());
    }

    @Test
    void anOutageWakesSomebodyAndDegradedDoesNot() throws IOException {
        assertThat(alerts())
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        (name, alert) -> assertThat(severity(alert)).as(name).isIn("critical", "warning", "info"));
        assertThat(severity(alerts().get("HealthProbeFailing"))).isEqualTo("critical");
        assertThat(severity(alerts().get("HealthServiceSilent"))).isEqualTo("critical");
        assertThat(severity(alerts().get("HealthCheckDegraded"))).isEqualTo("info");
    }

    @Test
    void noneIsOnePerInstance() throws IOException {
        assertThat(alerts())
                .allSatisfy((name, alert) -> assertThat(text(alert, "expr"))
                        .as(name)
                        .containsPattern("^\\(?\\s*(count|max) by \\(namespace, job(, (check|probe|gate))?\\) "));
    }

    @Test
    void whatIsRecordedIsUsed() throws IOException {
        List<String> recorded = rules().stream()
                .filter(rule -> rule.containsKey("record"))
                .map(rule -> text(rule, "record"))
                .toList();
        assertThat(recorded)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(alerts().values())
                        .anyMatch(alert -> text(alert, "expr").contains(name)));
    }

    @Test
    void theyAskForMetricsAndLabelsThatExist() throws IOException {
        for (Map<String, Object> rule : rules()) {
            Queries.assertKnown(text(rule, "expr"));
        }
    }

    @Test
    void thePageHasAParagraphForEach() throws IOException {
        String page = Files.readString(ROOT.resolve(PAGE));

        assertThat(HEADING.matcher(page).results().map(heading -> heading.group(1)))
                .containsExactlyInAnyOrderElementsOf(alerts().keySet());
        assertThat(page.split("(?m)^## ", -1))
                .filteredOn(section -> section.startsWith("Health"))
                .allSatisfy(section -> assertThat(section).contains("**First** ", "**Do not** "));
    }

    @Test
    void theTableOfThePageIsThatOfTheRules() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| \\[.*$")
                .matcher(Files.readString(ROOT.resolve(PAGE)))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(alerts().entrySet().stream()
                        .map(alert -> "| [%s](#%s) | %s | %s |"
                                .formatted(
                                        alert.getKey(),
                                        anchor(alert.getKey()),
                                        severity(alert.getValue()),
                                        text(alert.getValue(), "for")))
                        .toList());
    }

    @Test
    void eachLinksToItsParagraph() throws IOException {
        assertThat(alerts()).allSatisfy((name, alert) -> {
            Map<String, Object> annotations = map(alert.get("annotations"));
            assertThat(text(annotations, "runbook_url")).endsWith("/" + PAGE + "#" + anchor(name));
            assertThat(annotations).containsOnlyKeys("summary", "description", "runbook_url");
        });
    }

    private static String severity(Map<String, Object> alert) {
        return text(map(alert.get("labels")), "severity");
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT);
    }
}
