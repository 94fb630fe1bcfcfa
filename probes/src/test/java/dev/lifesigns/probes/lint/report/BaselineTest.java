/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.LintResult.Suppressed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {
    private static final Finding SLOW = Examples.SLOW;

    @Test
    void whatWasWrittenSilencesWhatItWasWrittenFrom() {
        LintResult silent = written(SLOW, Examples.UNREADY).applyTo(result(SLOW, Examples.UNREADY), sources());
        assertThat(silent.findings()).isEmpty();
        assertThat(silent.suppressed())
                .containsExactly(new Suppressed(SLOW, "baseline"), new Suppressed(Examples.UNREADY, "baseline"));
        assertThat(silent.notes()).isEmpty();
    }

    @Test
    void lineAndIndexOfTheContainerDoNotMatter() {
        List<Fix> fixes = SLOW.fixes().stream()
                .map(fix -> new Fix(fix.path().replace("[0]", "[1]"), fix.value()))
                .toList();
        Finding moved = new Finding(
                SLOW.rule(),
                SLOW.severity(),
                new Position(SLOW.position().file(), 99, 7),
                SLOW.subject(),
                SLOW.problem(),
                "said in other words",
                fixes);
        assertThat(written(SLOW).applyTo(result(moved), sources()).findings()).isEmpty();
    }

    @Test
    void findingWithOtherNumbersIsShownAgain() {
        Finding worse =
                Examples.finding("k8s/orders.yaml", 3, "livenessProbe.timeoutSeconds is 30 and periodSeconds is 10");
        LintResult result = written(SLOW).applyTo(result(worse), sources());
        assertThat(result.findings()).containsExactly(worse);
        assertThat(result.suppressed()).isEmpty();
    }

    @Test
    void entrySilencesOneFinding() {
        assertThat(written(SLOW).applyTo(result(SLOW, SLOW), sources()).findings())
                .containsExactly(SLOW);
        assertThat(written(SLOW, SLOW).applyTo(result(SLOW, SLOW), sources()).findings())
                .isEmpty();
    }

    @Test
    void entryThatSilencesNothingIsANoteUnlessItsFileWasNotLookedAt() {
        Finding elsewhere = Examples.finding("k8s/elsewhere.yaml", 3, SLOW.problem());
        assertThat(written(SLOW, elsewhere).applyTo(result(), sources()).notes())
                .containsExactly(new Remark(
                        Position.ofFile("baseline.json"),
                        "no longer silences anything: timeout-not-below-period in k8s/orders.yaml, Deployment orders,"
                                + " container app: livenessProbe.timeoutSeconds is 10 and periodSeconds is 10"));
    }

    @Test
    void whatAnAnnotationSilencesNeedsNoEntry() {
        LintResult annotated =
                new LintResult(List.of(), List.of(new Suppressed(SLOW, "it naps")), List.of(), List.of(), 1);
        assertThat(Baseline.none().write(annotated)).isEqualTo("{\n  \"findings\" : [ ]\n}\n");
        assertThat(Baseline.none().applyTo(annotated, sources())).isEqualTo(annotated);
    }

    @Test
    void entriesAreSortedWhateverTheOrderOfTheFindings() {
        Finding other = Examples.finding("k8s/a.yaml", 3, SLOW.problem());
        String text = Baseline.none().write(result(SLOW, Examples.UNREADY, other));
        assertThat(text).isEqualTo(Baseline.none().write(result(other, Examples.UNREADY, SLOW)));
        assertThat(text).startsWith("""
                {
                  "findings" : [
                    {
                      "rule" : "timeout-not-below-period",
                      "file" : "k8s/a.yaml",
                      "subject" : "Deployment orders, container app",
                      "field" : "livenessProbe.timeoutSeconds",
                      "problem" : "livenessProbe.timeoutSeconds is 10 and periodSeconds is 10"
                    },
                    {
                      "rule" : "no-readiness",
                      "file" : "k8s/orders.yaml",
                """);
    }

    @Test
    void reasonIsShownAndSurvivesTheNextWriting() {
        Baseline reasoned = Baseline.parse("baseline.yaml", """
                findings:
                  # written by a person
                  - rule: timeout-not-below-period
                    file: k8s/orders.yaml
                    subject: Deployment orders, container app
                    field: livenessProbe.timeoutSeconds
                    problem: livenessProbe.timeoutSeconds is 10 and periodSeconds is 10
                    reason: goes with the next release
                """);
        List<Suppressed> suppressed = reasoned.applyTo(result(SLOW), sources()).suppressed();
        assertThat(suppressed).containsExactly(new Suppressed(SLOW, "baseline: goes with the next release"));
        assertThat(Baseline.silences(suppressed.get(0))).isTrue();
        assertThat(reasoned.write(result(SLOW, Examples.UNREADY)))
                .containsOnlyOnce("\"reason\" : \"goes with the next release\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | b: empty (expected: a map with the list 'findings')
            findings                    | b:1:1: the file: a single value (expected: a map)
            other: []                   | b:1:1: unknown key 'other' (expected: findings) (and 1 more)
            findings: {}                | b:1:11: findings: a map (expected: a list)
            findings: [a]               | b:1:12: findings.0: a single value (expected: a map)
            findings: [{rule: a}]       | b:1:12: missing key 'file' in 'findings.0' (expected: text) (and 2 more)
            findings: [{line: 3}]       | b:1:12: missing key 'rule' in 'findings.0' (expected: text) (and 4 more)
            findings: [                 | b:1:12: not YAML: expected the node content, but found '<stream end>'
            """)
    void whatIsNoBaselineIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Baseline.parse("b", text))
                .withMessage(message);
    }

    @Test
    void numberIsTheTextThatItIsWrittenWith() {
        Finding seven = Examples.finding("7", 3, SLOW.problem());
        String text = Baseline.none().write(result(seven)).replace("\"7\"", "7");

        assertThat(Baseline.parse("b", text).applyTo(result(seven), sources()).findings())
                .isEmpty();
    }

    @Test
    void aliasesDoNotMakeABaselineLargerThanItMayBe() {
        String entry = "{rule: a, file: b, subject: c, problem: d}";
        String text = "findings: [&e " + entry + ", *e".repeat(200_000) + "]";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Baseline.parse("b", text))
                .withMessageContaining("more than 500000 values, aliases counted");
    }

    private static Baseline written(Finding... findings) {
        return Baseline.parse("baseline.json", Baseline.none().write(result(findings)));
    }

    private static LintResult result(Finding... findings) {
        return new LintResult(new ArrayList<>(List.of(findings)), List.of(), List.of(), List.of(), 1);
    }

    private static List<ManifestSource> sources() {
        return List.of(Examples.ORDERS);
    }
}
