/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of each rule is true of what the rule does. */
class RuleTextsTest {
    private static final int LONGEST_ID = 40;

    static Stream<Named<RuleText>> texts() {
        return Rules.texts().stream().map(text -> Named.of(text.id(), text));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itsBadExampleHasTheFault(RuleText text) {
        List<Finding> findings = LintedManifest.fragment(text.bad(), ExampleOptions.of(text.bad()))
                .of(text.id());

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(text.severity());
            assertThat(finding.position().line()).isPositive();
            assertThat(finding.problem()).doesNotContain("\n").doesNotEndWith(".");
            assertThat(finding.consequence()).doesNotContain("\n").endsWith(".");
        });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itsGoodExampleHasNoFaultAtAll(RuleText text) {
        assertThat(LintedManifest.fragment(text.good(), ExampleOptions.of(text.bad()))
                        .findings())
                .filteredOn(finding -> finding.rule().equals(text.id()) || finding.severity() != Severity.NOTE)
                .filteredOn(finding -> !isBesideThePoint(finding))
                .isEmpty();
    }

    /** Short examples of one probe leave the other one out. */
    private static boolean isBesideThePoint(Finding finding) {
        return Set.of("no-readiness", "no-startup-probe").contains(finding.rule());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itsFixesMakeTheBadExampleClean(RuleText text) {
        LintedManifest bad = LintedManifest.fragment(text.bad(), ExampleOptions.of(text.bad()));
        boolean fixes =
                bad.of(text.id()).stream().anyMatch(finding -> !finding.fixes().isEmpty());

        LintedManifest fixed = bad.fixed(text.id(), ExampleOptions.of(text.bad()));

        if (fixes) {
            assertThat(fixed.of(text.id())).isEmpty();
        }
        assertThat(bad.rules()).containsAll(fixed.rules());
        assertThat(fixed.result().broken()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itsIdFitsIntoTheKeyOfAnAnnotation(RuleText text) {
        assertThat(text.id()).matches("[a-z]+(-[a-z]+)+").hasSizeLessThanOrEqualTo(LONGEST_ID);
    }

    @Test
    void noTwoRulesShareAnId() {
        assertThat(Rules.texts()).extracting(RuleText::id).doesNotHaveDuplicates();
    }
}
