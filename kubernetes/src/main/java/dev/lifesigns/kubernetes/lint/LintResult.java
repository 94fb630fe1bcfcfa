/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Position;
import java.util.List;

/**
 * All that was seen in the files of one run.
 *
 * @param findings by file, then place, then rule; without those that were suppressed
 * @param suppressed findings that an annotation or the baseline silences, each with the reason given for it
 * @param broken files that could not be read as YAML or JSON
 * @param notes what was passed over, and suppressions that suppress nothing
 * @param workloads how many pod templates were looked at
 */
public record LintResult(
        List<Finding> findings, List<Suppressed> suppressed, List<Remark> broken, List<Remark> notes, int workloads) {
    public LintResult {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
        broken = List.copyOf(broken);
        notes = List.copyOf(notes);
    }

    /**
     * A finding that somebody has decided to live with.
     *
     * @param finding what it is
     * @param reason in the words of the annotation; {@code baseline} for one of the baseline file
     */
    public record Suppressed(Finding finding, String reason) {}

    /**
     * Something to say about a place that is no finding.
     *
     * @param position where
     * @param message one line
     */
    public record Remark(Position position, String message) {}
}
