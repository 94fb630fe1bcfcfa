/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The documentation of a rule: its page in the docs, the output of {@code --explain}, and its metadata in a SARIF report. Immutable.
 *
 * @param id lowercase words joined by dashes: {@code timeout-not-below-period}
 * @param severity of its findings
 * @param title the rule as a sentence: {@code A probe's timeout is shorter than its period}
 * @param why what happens otherwise, in a few sentences
 * @param bad a fragment of YAML with the problem
 * @param good the same fragment, fixed
 * @param exceptions when it does not apply, in sentences; empty if always
 * @param sources links to documentation, source code and issues
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
