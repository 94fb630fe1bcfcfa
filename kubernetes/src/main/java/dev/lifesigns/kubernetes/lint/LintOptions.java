/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ProbedService;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the linter is told beside the manifests. Immutable.
 *
 * @param service whose pod it is, to hold the probes against the checks that it runs; {@code null} if unknown
 * @param detectWithin how soon a hang must have taken the traffic away, at worst; {@code null} for no such objective
 * @param recoverWithin how soon a recovery must have brought it back, at worst; {@code null} for no such objective
 */
public record LintOptions(
        @Nullable ProbedService service,
        @Nullable Duration detectWithin,
        @Nullable Duration recoverWithin) {
    /** Nothing but the manifests. */
    public static LintOptions none() {
        return new LintOptions(null, null, null);
    }
}
