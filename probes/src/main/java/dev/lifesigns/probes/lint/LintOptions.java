/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import dev.lifesigns.probes.ProbedService;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the linter knows in addition to the manifests. Immutable.
 *
 * @param service the service in the pod, to compare the probes with its checks; {@code null} if unknown
 * @param detectWithin the longest time until a hanging pod must be out of traffic; {@code null} for no such objective
 * @param recoverWithin the longest time until a recovered pod must be back in traffic; {@code null} for no such objective
 */
public record LintOptions(
        @Nullable ProbedService service,
        @Nullable Duration detectWithin,
        @Nullable Duration recoverWithin) {
    /** No options: only the manifests. */
    public static LintOptions none() {
        return new LintOptions(null, null, null);
    }
}
