/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a person is told of a rule: on its page in the docs, by {@code --explain}, and in the rule list of a SARIF report.
 *
 * @param id lower-case words joined by dashes, which name the fault: {@code timeout-not-below-period}
 * @param severity of its findings
 * @param title the rule as a sentence: {@code A probe's timeout is shorter than its period}
 * @param why some sentences: what happens otherwise, to whom, and when
 * @param bad a fragment of YAML that has the fault
 * @param good the same fragment, fixed
 * @param exceptions when it does not apply, in sentences; empty if always
 * @param sources where this can be read up: documentation of Kubernetes, its sources, issues
 */
public record RuleText(
        String id,
        Severity severity,
        String title,
        String why,
        String bad,
        String good,
        String exceptions,
        List<String> sources) {
    public RuleText {
        requireNonNull(id, "id");
        requireNonNull(severity, "severity");
        requireNonNull(title, "title");
        requireNonNull(why, "why");
        requireNonNull(bad, "bad");
        requireNonNull(good, "good");
        requireNonNull(exceptions, "exceptions");
        sources = List.copyOf(sources);
    }
}
