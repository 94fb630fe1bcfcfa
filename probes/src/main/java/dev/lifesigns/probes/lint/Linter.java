/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.lint.rules.ClusterObjects;
import dev.lifesigns.probes.lint.rules.Rule;
import dev.lifesigns.probes.lint.rules.RuleList;
import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.Manifest;
import dev.lifesigns.probes.manifest.ManifestReader;
import dev.lifesigns.probes.manifest.Workload;
import dev.lifesigns.probes.manifest.WorkloadFinder;
import java.util.ArrayList;
import java.util.List;

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
     * be read is reported in the result and does not stop the run. Of each file only what runs pods, or belongs to what does,
     * stays in memory.
     */
    public LintResult lint(List<ManifestSource> sources) {
        ClusterObjects cluster = new ClusterObjects();
        LintRun run = new LintRun(rules, options, cluster);
        List<Workload> workloads = new ArrayList<>();
        for (ManifestSource source : sources) {
            Manifest manifest = ManifestReader.read(source);
            run.addNotes(manifest);
            for (KubernetesObject object : manifest.objects()) {
                List<Workload> found = WorkloadFinder.find(object);
                cluster.add(object, found);
                workloads.addAll(found);
            }
        }
        workloads.forEach(run::check);
        return run.result(sources.stream().map(ManifestSource::name).toList());
    }
}
