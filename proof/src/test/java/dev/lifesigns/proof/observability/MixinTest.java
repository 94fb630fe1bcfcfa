/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.observability;

import static dev.lifesigns.proof.observability.Observability.FOLDER;
import static dev.lifesigns.proof.observability.Observability.RENDERED;
import static dev.lifesigns.proof.observability.Observability.ROOT;
import static dev.lifesigns.proof.observability.Observability.RULES;
import static dev.lifesigns.proof.observability.Observability.alerts;
import static dev.lifesigns.proof.observability.Observability.map;
import static dev.lifesigns.proof.observability.Observability.read;
import static dev.lifesigns.proof.observability.Observability.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.proof.observability.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The mixin is the source, and everything in rendered/ comes from it. */
@Timeout(240)
class MixinTest {
    @TempDir
    private Path folder;

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsRenderedIsUpToDate() throws Exception {
        Run run = Tool.JSONNET.runScript(FOLDER.resolve("render"), folder.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(files(RENDERED)).isEqualTo(files(folder));
        for (String file : files(folder)) {
            assertThat(RENDERED.resolve(file))
                    .as("render it: observability/render")
                    .hasSameTextualContentAs(folder.resolve(file));
        }
    }

    @Test
    void theSourceIsLaidOutAsItsFormatterWould() throws Exception {
        Path mixin = FOLDER.resolve("mixin");
        Run run = Tool.JSONNETFMT.run(
                mixin, Stream.concat(Stream.of("--test"), files(mixin).stream()).toArray(String[]::new));

        assertThat(run.exitCode())
                .as("jsonnetfmt -i observability/mixin/*: %s", run.output())
                .isZero();
    }

    @Test
    void theOperatorGetsTheSameGroups() throws IOException {
        Map<String, Object> resource = read(RENDERED.resolve("lifesigns-prometheusrule.yaml"));

        assertThat(resource)
                .containsEntry("apiVersion", "monitoring.coreos.com/v1")
                .containsEntry("kind", "PrometheusRule");
        assertThat(map(resource.get("metadata"))).containsEntry("name", "lifesigns");
        assertThat(map(resource.get("spec"))).isEqualTo(read(RULES));
    }

    @Test
    void aUserChangesLabelsThresholdsAndSeverities() throws Exception {
        String mine = """
                local mixin = (import '%s/mixin/mixin.libsonnet') + {
                  _config+:: {
                    serviceLabels: ['cluster', 'team', 'app'],
                    instanceLabel: 'pod',
                    selector: 'environment="production"',
                    alerts+: {
                      HealthProbeFailing+: { share: 0.25, after: '90s' },
                      HealthCheckDown+: { severity: 'critical' },
                    },
                  },
                };
                { groups: mixin.prometheusRules.groups + mixin.prometheusAlerts.groups }
                """.formatted(FOLDER);
        Run rendered = Tool.JSONNET.run(folder, "-e", mine);
        assertThat(rendered.exitCode()).as(rendered.output()).isZero();
        Path rules = Files.writeString(folder.resolve("rules.json"), rendered.output());
        Run checked = Tool.PROMTOOL.run(folder, "check", "rules", rules.toString());

        assertThat(checked.exitCode()).as(checked.output()).isZero();
        Map<String, Map<String, Object>> alerts = alerts(rules);
        assertThat(alerts.get("HealthProbeFailing")).containsEntry("for", "90s");
        assertThat(text(alerts.get("HealthProbeFailing"), "expr"))
                .contains("> 0.25", "count by (cluster, team, app, probe)", "environment=\"production\"");
        assertThat(map(alerts.get("HealthCheckDown").get("labels"))).containsEntry("severity", "critical");
        assertThat(rendered.output()).doesNotContain("namespace", "by (job", ", instance)");
    }

    /** In expressions, annotations, panels, and variables; annotations are formats, in which a percent sign is doubled. */
    @Test
    void theSelectorReachesEveryQuery() throws Exception {
        Run rendered = Tool.JSONNET.run(folder, "-e", """
                local mixin = (import '%s/mixin/mixin.libsonnet') + { _config+:: { selector: 'load!~"100%%"' } };
                [mixin.prometheusRules, mixin.prometheusAlerts, mixin.grafanaDashboards]
                """.formatted(FOLDER));

        assertThat(rendered.exitCode()).as(rendered.output()).isZero();
        List<String> lines = rendered.output()
                .lines()
                .filter(line -> line.contains("health_"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(50);
        for (String line : lines) {
            assertThat(Queries.matchers(line.replace("\\\"", "\"")))
                    .as(line)
                    .allSatisfy(matchers -> assertThat(matchers)
                            .contains(line.contains("printf") ? "load!~\"100%%\"" : "load!~\"100%\""));
        }
    }

    @Test
    void theExamplesOfTheReadmeWork() throws Exception {
        Path example = Files.writeString(folder.resolve("rules.jsonnet"), example("jsonnet"));
        Run rendered = Tool.JSONNET.run(folder, "--jpath", ROOT.toString(), example.toString());
        assertThat(rendered.exitCode()).as(rendered.output()).isZero();

        Map<String, Map<String, Object>> alerts =
                alerts(Files.writeString(folder.resolve("rules.json"), rendered.output()));
        assertThat(text(alerts.get("HealthProbeFailing"), "expr"))
                .contains("> 0.3", "(cluster, namespace, job, probe)");
        assertThat(alerts.get("HealthCheckDown")).containsEntry("for", "10m");
        // what is inhibited is there
        assertThat(example("yaml")).contains("HealthProbeFailing|HealthServiceSilent");
        assertThat(alerts).containsKeys("HealthProbeFailing", "HealthServiceSilent");
    }

    /** The example in the README in that language. */
    private static String example(String language) throws IOException {
        Matcher block = Pattern.compile("(?s)```" + language + "\\n(.*?)```")
                .matcher(Files.readString(FOLDER.resolve("README.md")));
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }
}
