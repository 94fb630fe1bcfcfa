/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import dev.lifesigns.probes.Remark;
import java.util.List;

/**
 * The result of one run. Immutable.
 *
 * @param findings by file, then place, then rule; without suppressed ones
 * @param suppressed findings that an annotation or the baseline suppresses, each with its reason
 * @param broken files that could not be read as YAML or JSON
 * @param notes what was skipped, and suppressions that suppress nothing
 * @param workloads how many pod templates were checked
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
     * A finding that has been accepted.
     *
     * @param finding that is suppressed
     * @param reason the text of the annotation, or {@code baseline}
     */
    public record Suppressed(Finding finding, String reason) {}
}
