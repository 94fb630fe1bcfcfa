/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.probes.ProbedService.Check;
import java.time.Duration;
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
        List<Finding> findings =
                LintedManifest.fragment(text.bad(), options(text)).of(text.id());

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
        assertThat(LintedManifest.fragment(text.good(), options(text)).findings())
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
        LintedManifest bad = LintedManifest.fragment(text.bad(), options(text));
        boolean fixes =
                bad.of(text.id()).stream().anyMatch(finding -> !finding.fixes().isEmpty());

        LintedManifest fixed = bad.fixed(text.id(), options(text));

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

    /** What the comment on top of an example says of the options. */
    private static LintOptions options(RuleText text) {
        String first = text.bad().lines().findFirst().orElse("");
        if (first.contains("lifesigns.yaml")) {
            return new LintOptions(orders(), null, null);
        }
        if (first.contains("--detect-within 20s")) {
            return new LintOptions(null, Duration.ofSeconds(20), null);
        }
        return first.contains("--recover-within 15s")
                ? new LintOptions(null, null, Duration.ofSeconds(15))
                : LintOptions.none();
    }

    private static ProbedService orders() {
        Check database = new Check(
                "database", "jdbc", Duration.ofSeconds(10), Duration.ofSeconds(2), 1, Set.of("readiness"), true, true);
        return new ProbedService("orders", 8080, "/health", Duration.ZERO, List.of(database));
    }
}
