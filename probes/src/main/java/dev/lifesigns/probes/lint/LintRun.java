/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.LintResult.Suppressed;
import dev.lifesigns.probes.lint.rules.ClusterObjects;
import dev.lifesigns.probes.lint.rules.Findings;
import dev.lifesigns.probes.lint.rules.Rule;
import dev.lifesigns.probes.lint.rules.Suppression;
import dev.lifesigns.probes.lint.rules.Target;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.Unread;
import dev.lifesigns.probes.manifest.Workload;
import dev.lifesigns.text.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the findings and notes of one run. Not thread-safe. */
final class LintRun {
    private final List<Rule> rules;
    private final LintOptions options;
    private final ClusterObjects cluster;

    private final List<Finding> findings = new ArrayList<>();
    private final List<Suppressed> suppressed = new ArrayList<>();
    private final List<Remark> broken = new ArrayList<>();
    private final List<Remark> notes = new ArrayList<>();
    private final SharedTexts texts = new SharedTexts();
    private int workloads;

    LintRun(List<Rule> rules, LintOptions options, ClusterObjects cluster) {
        this.rules = rules;
        this.options = options;
        this.cluster = cluster;
    }

    /** Adds what the reader reported. */
    void addNotes(Unread unread) {
        broken.addAll(unread.broken());
        notes.addAll(unread.skipped());
    }

    /** Checks every container of the workload against every rule. */
    void check(Workload workload) {
        workloads++;
        List<Suppression> suppressions = Suppression.of(workload);
        Set<Suppression> used = new HashSet<>();
        for (Container container : workload.template().containers()) {
            if (isPatch(container, workload)) {
                notes.add(new Remark(container.node().position(), patch(container)));
                continue;
            }
            Target target = new Target(workload, container, cluster, options);
            for (Rule rule : rules) {
                if (rule.concerns(container.role())) {
                    Findings found = new Findings(() -> Rules.text(rule), target);
                    rule.check(target, found);
                    found.found().forEach(finding -> add(finding, container, suppressions, used));
                }
            }
        }
        suppressions.stream()
                .filter(suppression -> suppression.hasReason() && !used.contains(suppression))
                .forEach(suppression -> notes.add(new Remark(suppression.position(), unused(suppression))));
    }

    /** A container without an image, or with directives, is a strategic-merge patch; linting it alone would be misleading. */
    private static boolean isPatch(Container container, Workload workload) {
        return container.image().isEmpty() && !workload.takesImagesFromTriggers() || container.hasDirectives();
    }

    private static String patch(Container container) {
        return "container " + container.name() + (container.image().isEmpty() ? " has no image" : " has a directive")
                + "; assuming it is a patch, skipped (render it first: kustomize build … | lifesigns probes lint -)";
    }

    private void add(Finding finding, Container container, List<Suppression> suppressions, Set<Suppression> used) {
        Optional<Suppression> suppression = suppressions.stream()
                .filter(each -> each.hasReason() && each.covers(finding.rule(), container))
                .findFirst();
        if (suppression.isEmpty()) {
            findings.add(texts.shared(finding));
        } else {
            used.add(suppression.get());
            suppressed.add(new Suppressed(finding, suppression.get().reason()));
        }
    }

    private String unused(Suppression suppression) {
        List<String> ids = rules.stream().map(Rule::id).toList();
        if (ids.contains(suppression.rule())) {
            return "the annotation " + suppression.key() + " suppresses nothing";
        }
        return "the annotation " + suppression.key() + " names an unknown rule"
                + Suggestions.sentence(suppression.rule(), ids);
    }

    /** The result, in the order in which the files were given. */
    LintResult result(List<String> files) {
        Map<String, Integer> order = new HashMap<>();
        files.forEach(file -> order.putIfAbsent(file, order.size()));
        Comparator<Position> byPlace = Comparator.<Position>comparingInt(
                        position -> order.getOrDefault(position.file(), Integer.MAX_VALUE))
                .thenComparingInt(Position::line)
                .thenComparingInt(Position::column);
        Comparator<Finding> byPlaceAndRule =
                Comparator.comparing(Finding::position, byPlace).thenComparing(Finding::rule);
        findings.sort(byPlaceAndRule);
        suppressed.sort(Comparator.comparing(Suppressed::finding, byPlaceAndRule));
        broken.sort(Comparator.comparing(Remark::position, byPlace));
        notes.sort(Comparator.comparing(Remark::position, byPlace));
        return new LintResult(findings, suppressed, broken, notes, workloads);
    }
}
