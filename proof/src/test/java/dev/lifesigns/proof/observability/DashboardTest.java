/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.observability;

import static dev.lifesigns.proof.observability.Observability.RENDERED;
import static dev.lifesigns.proof.observability.Observability.map;
import static dev.lifesigns.proof.observability.Observability.maps;
import static dev.lifesigns.proof.observability.Observability.read;
import static dev.lifesigns.proof.observability.Observability.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every query of the Grafana dashboard finds something in a real Prometheus that scrapes the sample. */
@Timeout(240)
class DashboardTest {
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    @TempDir
    private Path folder;

    private static Map<String, Object> dashboard() throws IOException {
        return read(RENDERED.resolve("lifesigns-dashboard.json"));
    }

    private static List<String> queries() throws IOException {
        return maps(dashboard().get("panels"))
                .filter(panel -> panel.containsKey("targets"))
                .flatMap(panel -> maps(panel.get("targets")))
                .map(target -> text(target, "expr"))
                .toList();
    }

    private static Stream<Map<String, Object>> variables() throws IOException {
        return maps(map(dashboard().get("templating")).get("list"));
    }

    /** What Grafana makes of it when one service is selected, and all of the rest. */
    private static String substituted(String query) {
        String result = query.replace("$service", "orders")
                .replace("$__rate_interval", "1m")
                .replaceAll("\\$(namespace|instance|check)\\b", ".*");
        assertThat(result).doesNotContain("$");
        return result;
    }

    @Test
    void everyQueryFindsSomethingInARealPrometheus() throws Exception {
        Path program = Tool.PROMETHEUS.assumeInstalled();
        try (SampleTarget target = SampleTarget.start();
                PrometheusServer prometheus = PrometheusServer.start(program, folder, target.port())) {
            // a rate needs two scrapes that are stored: those before the third
            for (int scrape = 0; scrape < 3; scrape++) {
                target.awaitScrape();
            }
            List<String> empty = new ArrayList<>(queries());
            assertThat(empty).hasSizeGreaterThan(20);
            // the rules are evaluated at a time of their own, so their alerts may be a scrape late
            for (int scrape = 0; !empty.isEmpty() && scrape < 60; scrape++) {
                target.awaitScrape();
                for (String query : List.copyOf(empty)) {
                    if (prometheus.values(substituted(query)).stream().anyMatch(Predicate.not("NaN"::equals))) {
                        empty.remove(query);
                    }
                }
            }
            assertThat(empty).isEmpty();
            for (Map<String, Object> variable : variables().skip(1).toList()) {
                assertThat(offered(prometheus, text(variable, "definition")))
                        .as(text(variable, "name"))
                        .isNotEmpty();
            }
            // what the target calls its instance is not the label that tells instances apart
            assertThat(prometheus.values("health_info{exported_instance=\"orders-7d9f\", instance=\"127.0.0.1:%d\"}"
                            .formatted(target.port())))
                    .hasSize(1);
        }
    }

    private static List<?> offered(PrometheusServer prometheus, String definition) throws Exception {
        Matcher labelValues = LABEL_VALUES.matcher(definition);
        assertThat(labelValues.matches()).as(definition).isTrue();
        String series = substituted(labelValues.group(1)).replace("{}", "");
        return (List<?>) prometheus
                .get("label/" + labelValues.group(2) + "/values", Map.of("match[]", series))
                .get("data");
    }

    @Test
    void itsQueriesAskForMetricsAndLabelsThatExist() throws IOException {
        for (String query : queries()) {
            Queries.assertKnown(query);
        }
    }

    @Test
    void everyMetricIsOnIt() throws IOException {
        String all = String.join("\n", queries());
        assertThat(Observability.metrics().keySet())
                .hasSizeGreaterThan(10)
                .allSatisfy(metric -> assertThat(all).contains(metric));
    }

    @Test
    void theSampleIsWhatPrometheusAccepts() throws Exception {
        Path program = Tool.PROMTOOL.assumeInstalled();
        Process process = new ProcessBuilder(program.toString(), "check", "metrics")
                .redirectInput(Observability.FOLDER.resolve("tests/series.txt").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** The test of the metrics holds that file to what is served. */
    @Test
    void theSampleHasTheSeriesThatAreServed() throws IOException {
        String served =
                Files.readString(Observability.ROOT.resolve("http/src/test/resources/dev/lifesigns/http/metrics.txt"));

        assertThat(Observability.metrics()).isEqualTo(Observability.metrics(served));
        assertThat(comments(Observability.series())).isEqualTo(comments(served));
    }

    /** Types and descriptions. */
    private static Set<String> comments(String scrape) {
        return scrape.lines().filter(line -> line.startsWith("#")).collect(toCollection(TreeSet::new));
    }

    @Test
    void panelsHaveTheirOwnPlaceAndNumber() throws IOException {
        List<Map<String, Object>> panels = maps(dashboard().get("panels")).toList();

        assertThat(panels).extracting(panel -> panel.get("id")).doesNotHaveDuplicates();
        for (Map<String, Object> panel : panels) {
            assertThat(panels)
                    .filteredOn(other -> overlap(map(panel.get("gridPos")), map(other.get("gridPos"))))
                    .as("overlap of %s", panel.get("title"))
                    .containsExactly(panel);
        }
    }

    private static boolean overlap(Map<String, Object> one, Map<String, Object> other) {
        return overlap(one, other, "x", "w") && overlap(one, other, "y", "h");
    }

    private static boolean overlap(Map<String, Object> one, Map<String, Object> other, String from, String length) {
        return number(one, from) < number(other, from) + number(other, length)
                && number(other, from) < number(one, from) + number(one, length);
    }

    private static int number(Map<String, Object> place, String key) {
        return ((Number) place.get(key)).intValue();
    }

    @Test
    void nothingInItBelongsToOneGrafana() throws IOException {
        Map<String, Object> dashboard = dashboard();

        assertThat(dashboard)
                .containsEntry("uid", "lifesigns-health")
                .containsEntry("schemaVersion", 39)
                .doesNotContainKey("id");
        assertThat(variables().map(variable -> variable.get("name")))
                .containsExactly("datasource", "namespace", "service", "instance", "check");
        assertThat(maps(dashboard.get("panels")).filter(panel -> panel.containsKey("datasource")))
                .allSatisfy(panel -> assertThat(map(panel.get("datasource"))).containsEntry("uid", "${datasource}"));
        assertThat(Files.readString(RENDERED.resolve("lifesigns-dashboard.json")))
                .doesNotContain("__inputs");
    }
}
