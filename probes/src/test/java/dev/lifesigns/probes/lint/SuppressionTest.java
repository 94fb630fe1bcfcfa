/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.LintResult.Suppressed;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final String LONG_NAME = "a-container-whose-name-has-very-many-letters-and-then-some-more";

    @Test
    void aReasonSilencesARuleInAllContainers() {
        LintResult result = lint("ignore.zero-means-default: \"the template of the platform\"", "");

        assertThat(result.findings()).isEmpty();
        assertThat(result.suppressed()).hasSize(2);
        assertThat(result.suppressed()).extracting(Suppressed::reason).containsOnly("the template of the platform");
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void theAnnotationMayBeOnThePods() {
        assertThat(lint("", "ignore.zero-means-default: \"the template\"").findings())
                .isEmpty();
    }

    @Test
    void withTheNameOfAContainerItIsForThatOne() {
        LintResult result = lint("ignore.zero-means-default.app: \"the template\"", "");

        assertThat(result.findings())
                .extracting(Finding::subject)
                .containsExactly("Deployment orders, container " + LONG_NAME);
    }

    @Test
    void aNameThatDoesNotFitIntoTheKeyIsCut() {
        String key = ("ignore.zero-means-default." + LONG_NAME).substring(0, 63);

        assertThat(lint(key + ": \"the template\"", "").findings())
                .extracting(Finding::subject)
                .containsExactly("Deployment orders, container app");
    }

    @Test
    void withoutAReasonItSuppressesNothingAndIsAFinding() {
        LintResult result = lint("ignore.zero-means-default: \" \"", "");

        assertThat(result.findings())
                .extracting(Finding::rule)
                .containsExactly("suppression-without-reason", "zero-means-default", "zero-means-default");
        assertThat(result.findings().get(0).position().line()).isEqualTo(6);
    }

    @Test
    void itCannotSilenceTheQuestionForAReason() {
        LintResult result = lint(
                "ignore.suppression-without-reason: \"none of your business\"\n    lint.lifesigns.dev/ignore.no-drain: \"\"",
                "");

        assertThat(result.findings()).extracting(Finding::rule).contains("suppression-without-reason");
    }

    @Test
    void oneThatSuppressesNothingIsANote() {
        assertThat(lint("ignore.no-drain: \"drains by itself\"", "").notes())
                .extracting(Remark::message)
                .containsExactly("the annotation ignore.no-drain suppresses nothing");
    }

    @Test
    void oneThatNamesNoRuleIsANoteWithTheNearest() {
        assertThat(lint("ignore.zero-mean-default: \"the template\"", "").notes())
                .extracting(Remark::message)
                .containsExactly(
                        "the annotation ignore.zero-mean-default names an unknown rule; did you mean 'zero-means-default'?");
    }

    private static LintResult lint(String atWorkload, String atPods) {
        return LintedManifest.file("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: orders
                          annotations:
                            %s
                        spec:
                          template:
                            metadata:
                              annotations: {%s}
                            spec:
                              containers:
                                - {name: app, image: a, livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 0}}
                                - {name: %s, image: a, livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 0}}
                        """.formatted(annotation(atWorkload), annotation(atPods), LONG_NAME))
                .result();
    }

    private static String annotation(String text) {
        return text.isEmpty() ? "other: \"\"" : "lint.lifesigns.dev/" + text;
    }
}
