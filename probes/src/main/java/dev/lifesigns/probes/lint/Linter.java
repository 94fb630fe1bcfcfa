/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.lint.rules.ClusterObjects;
import dev.lifesigns.probes.lint.rules.Rule;
import dev.lifesigns.probes.lint.rules.RuleList;
import dev.lifesigns.probes.manifest.ManifestReader;
import dev.lifesigns.probes.manifest.WorkloadFinder;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds what is wrong with the probes of manifests. Immutable and thread-safe.
 *
 * <pre>{@code
 * LintResult result = Linter.withAllRules(LintOptions.none())
 *         .lint(List.of(new ManifestSource("orders.yaml", text)));
 * for (Finding finding : result.findings()) {
 *     report(finding.position(), finding.problem(), finding.fixes());
 * }
 * }</pre>
 */
public final class Linter {
    /* Words in every document that matters to others; what a budget means depends on all pods that it selects. */
    private static final Pattern SELECTING = Pattern.compile("Service|HorizontalPodAutoscaler|ScaledObject");
    private static final Pattern BUDGET = Pattern.compile("PodDisruptionBudget");

    private final List<Rule> rules;
    private final LintOptions options;

    private Linter(List<Rule> rules, LintOptions options) {
        this.rules = rules;
        this.options = options;
    }

    /** A linter with every rule. */
    public static Linter withAllRules(LintOptions options) {
        return new Linter(RuleList.all(), options);
    }

    /**
     * Lints these files, which are treated as one cluster: a service in one file may select pods in another. A file that cannot
     * be read is reported in the result and does not stop the run. Each file is read twice, first for what others may refer to,
     * and no object is kept: the memory needed is that of the largest object, of the services and of the findings.
     */
    public LintResult lint(List<ManifestSource> sources) {
        ClusterObjects cluster = new ClusterObjects();
        Predicate<String> mayBeReferredTo = sources.stream().anyMatch(source -> contains(BUDGET, source.text()))
                ? text -> true
                : text -> contains(SELECTING, text);
        for (ManifestSource source : sources) {
            ManifestReader.read(source, mayBeReferredTo, object -> cluster.add(object, WorkloadFinder.find(object)));
        }
        LintRun run = new LintRun(rules, options, cluster);
        for (ManifestSource source : sources) {
            run.addNotes(ManifestReader.read(
                    source, text -> true, object -> WorkloadFinder.find(object).forEach(run::check)));
        }
        return run.result(sources.stream().map(ManifestSource::name).toList());
    }

    private static boolean contains(Pattern words, String text) {
        return words.matcher(text).find();
    }
}
