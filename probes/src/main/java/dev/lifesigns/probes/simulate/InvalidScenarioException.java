/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static java.util.stream.Collectors.joining;

import dev.lifesigns.probes.Remark;
import java.util.List;

/** A scenario cannot be simulated. The message is all findings, one per line. */
public final class InvalidScenarioException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Remark> findings;

    InvalidScenarioException(List<Remark> findings) {
        super(findings.stream().map(Remark::toString).collect(joining("\n")));
        this.findings = findings;
    }

    /** What is wrong, and where, in the order of the file. */
    public List<Remark> findings() {
        return findings;
    }
}
