/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ManifestSource;
import dev.lifesigns.kubernetes.lint.rules.Cluster;
import dev.lifesigns.kubernetes.lint.rules.Rule;
import dev.lifesigns.kubernetes.lint.rules.RuleList;
import dev.lifesigns.kubernetes.manifest.KubernetesObject;
import dev.lifesigns.kubernetes.manifest.Manifest;
import dev.lifesigns.kubernetes.manifest.ManifestReader;
import java.util.List;

/** Finds what is wrong with the probes of manifests. Immutable, so it may be shared. */
public final class Linter {
    private final List<Rule> rules;
    private final LintOptions options;

    private Linter(List<Rule> rules, LintOptions options) {
        this.rules = rules;
        this.options = options;
    }

    /** A linter that knows every rule. */
    public static Linter withAllRules(LintOptions options) {
        return new Linter(RuleList.all(), options);
    }

    /**
     * All that there is to say about these files. They are taken as one cluster: the service of one may lead to the pod of
     * another. What cannot be read is in the result and stops nothing.
     */
    public LintResult lint(List<ManifestSource> sources) {
        List<Manifest> manifests = sources.stream().map(ManifestReader::read).toList();
        List<KubernetesObject> objects = manifests.stream()
                .flatMap(manifest -> manifest.objects().stream())
                .toList();
        LintRun run = new LintRun(rules, options, new Cluster(objects));
        manifests.forEach(run::addNotes);
        objects.forEach(run::check);
        return run.result(sources.stream().map(ManifestSource::name).toList());
    }
}
