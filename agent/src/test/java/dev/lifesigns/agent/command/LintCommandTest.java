/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.lint.RuleText;
import dev.lifesigns.probes.lint.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintCommandTest {
    private static final String FINE = """
            kind: Service
            apiVersion: v1
            metadata: {name: orders}
            """;

    /** One error: the API server refuses the threshold. */
    private static final String WRONG = """
            apiVersion: v1
            kind: Pod
            metadata: {name: orders}
            spec:
              containers:
                - name: app
                  image: registry.example/orders:1
                  ports: [{containerPort: 8080}]
                  startupProbe:
                    httpGet: {path: /startup, port: 8080}
                    failureThreshold: 60
                  livenessProbe:
                    tcpSocket: {port: 8080}
                    successThreshold: 2
            """;

    @TempDir
    private Path folder;

    private String fine;
    private String wrong;

    @BeforeEach
    void write() throws IOException {
        fine = file("fine.yaml", FINE);
        wrong = file("wrong.yaml", WRONG);
    }

    @Test
    void fineManifestIsOneLineAndExit0() {
        assertThat(lint(fine)).isEqualTo(new Run(0, "no findings in 0 workloads of 1 file\n", ""));
    }

    @Test
    void errorIsItsPlaceAndExit1() {
        Run run = lint(wrong);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        wrong + ":14:9: error: ", "[success-threshold-not-one]\n   14 |         successThreshold: 2\n")
                .contains("1 error");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void folderAndStandardInputAreManifestsToo() {
        assertThat(lint(folder.toString()).out())
                .contains(wrong + ":14:9: error: ")
                .contains(" of 2 files");
        Run piped = Run.withInput(WRONG, ProbesCommand.class, "lint", "-");
        assertThat(piped.exitCode()).isEqualTo(1);
        assertThat(piped.out()).contains("-:14:9: error: ");
    }

    @ParameterizedTest
    @CsvSource({"error, 1, 0", "warning, 1, 1", "never, 0, 0"})
    void failOnDecidesWhichFindingsFail(String failOn, int withErrors, int withWarnings) throws IOException {
        String warned = file("warned.yaml", WRONG.replace("successThreshold: 2", "timeoutSeconds: 15"));
        assertThat(lint("--fail-on", failOn, wrong).exitCode()).isEqualTo(withErrors);
        assertThat(lint("--fail-on", failOn, warned).exitCode()).isEqualTo(withWarnings);
    }

    @Test
    void unreadableFileIsReportedAndFailsWhateverFailOnSays() throws IOException {
        String torn = file("torn.yaml", "kind: [");
        Run run = lint("--fail-on", "never", torn, folder.resolve("gone.yaml").toString(), fine);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(torn + ":", "gone.yaml: error: no such file (expected: a manifest or a folder)")
                .endsWith("no findings in 0 workloads of 2 files; 2 places could not be read\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text     | error: livenessProbe
            json     | "rule" : "success-threshold-not-one"
            sarif    | "version" : "2.1.0"
            github   | ::error file=
            markdown | **Probes: 1 error
            """)
    void everyFormatShowsIt(String format, String part) {
        Run run = lint("--format", format, wrong);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains(part.strip()).endsWith("\n");
    }

    @Test
    void findingsOfTheBaselineAreSilentUntilTheirNumbersChange() throws IOException {
        String baseline = folder.resolve("known.json").toString();
        assertThat(lint("--write-baseline", baseline, wrong).out())
                .startsWith(baseline + ": ")
                .endsWith(" written\n");
        Run known = lint("--fail-on", "warning", "--baseline", baseline, wrong);
        assertThat(known.exitCode()).isZero();
        assertThat(known.out())
                .startsWith("no findings in 1 workload of 1 file; ")
                .endsWith(" suppressed\n");

        file("wrong.yaml", "# moved\n" + WRONG.replace("successThreshold: 2", "successThreshold: 3"));
        Run worse = lint("--baseline", baseline, wrong);
        assertThat(worse.exitCode()).isEqualTo(1);
        assertThat(worse.out())
                .contains(
                        wrong + ":15:9: error: ",
                        baseline + ": note: no longer silences anything: success-threshold-not-one");
    }

    @Test
    void baselineIsNotWrittenFromManifestsThatCannotBeRead() throws IOException {
        Path baseline = folder.resolve("known.json");
        Run run = lint("--write-baseline", baseline.toString(), wrong, file("torn.yaml", "kind: ["));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("lifesigns: --write-baseline: not written (expected: manifests that can be read)\n");
        assertThat(baseline).doesNotExist();
    }

    @Test
    void invalidBaselineIsExit2() throws IOException {
        assertThat(lint("--baseline", fine, wrong))
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "lifesigns: " + fine
                                        + ":1:1: unknown key 'kind' (expected: findings) (and 3 more)\nTry 'probes lint --help'.\n"));
        Run missing = lint("--baseline", folder.resolve("gone").toString(), wrong);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("gone: no such file (expected: what --write-baseline wrote)\n");
    }

    @Test
    void baselineThatCannotBeWrittenIsExit3() {
        Run run = lint("--write-baseline", folder.resolve("no/such/folder").toString(), wrong);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).endsWith("not written (expected: a writable file)\n");
    }

    @Test
    void everyRuleIsListedAndExplained() {
        Run list = lint("--list-rules");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out().lines()).hasSameSizeAs(Rules.texts());
        for (RuleText rule : Rules.texts()) {
            Run run = lint("--explain", rule.id());
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith(rule.id() + " (" + rule.severity().wireName() + ")\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            success-treshold-not-one | ; did you mean 'success-threshold-not-one'?
            below-period             | ; did you mean 'timeout-not-below-period'?
            zzz                      | ''
            """)
    void unknownRuleIsExit2WithTheNearestName(String id, String suggestion) {
        assertThat(lint("--explain", id))
                .isEqualTo(new Run(
                        2,
                        "",
                        "lifesigns: --explain: '" + id + "' (expected: a rule that --list-rules shows)" + suggestion
                                + "\nTry 'probes lint --help'.\n"));
    }

    @Test
    void commandLineWithoutAFileIsExit2() {
        assertThat(lint()).isEqualTo(new Run(2, "", """
                        lifesigns: FILE: none (expected: manifests, folders of them, or - for standard input)
                        Try 'probes lint --help'.
                        """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "0s", "soon"})
    void objectiveThatIsNoDurationIsExit2(String value) {
        Run run = lint("--detect-within", value, fine);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'" + value + "' (expected: a duration, such as 30s or 1m)");
    }

    @Test
    void objectiveIsHeldAgainstTheProbes() throws IOException {
        String slow = file("slow.yaml", WRONG.replace("livenessProbe", "readinessProbe"));
        assertThat(lint("--detect-within", "10m", slow).out()).doesNotContain("-beyond-objective");
        assertThat(lint("--detect-within", "1s", slow).out()).contains("[detection-beyond-objective]");
        assertThat(lint("--recover-within", "1s", slow).out()).contains("[recovery-beyond-objective]");
    }

    @Test
    void probesAreHeldAgainstTheServiceOfTheConfiguration() throws IOException {
        String config = file("lifesigns.yaml", """
                server: {host: 0.0.0.0, port: 8080}
                checks: {a: {type: pretend, secret: "${NOT_SET_HERE}"}}
                """);
        String probed = file("probed.yaml", WRONG.replace("    successThreshold: 2\n", ""));
        assertThat(lint(probed).out()).doesNotContain("[probe-not-served]");
        Run run = lint("--config", config, probed);
        assertThat(run.out()).contains("[probe-not-served]");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void wrongConfigurationIsItsFindingsAndExit2() throws IOException {
        String config = file("lifesigns.yml", "checks: {a: {type: pretend, timout: 1s}}");
        assertThat(lint("--config", config, fine))
                .isEqualTo(
                        new Run(2, "", config + ":1:29: unknown key 'timout' in check 'a'; did you mean 'timeout'?\n"));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Run lint(String... arguments) {
        List<String> all = new ArrayList<>(List.of("lint"));
        all.addAll(List.of(arguments));
        return Run.of(ProbesCommand.class, all.toArray(String[]::new));
    }
}
