/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.concurrent.CompletionStage;

/**
 * One function that verifies one thing without occupying a thread while it waits.
 *
 * <p>The same promises as for {@link HealthCheck}. At the deadline the future of the stage is cancelled; a stage that
 * does not complete even then counts as stuck, and no second run is started beside it.
 */
@FunctionalInterface
public interface AsyncHealthCheck {
    /**
     * Begins to verify it.
     *
     * @param deadline when the run counts as timed out
     * @return completes with what was found, or exceptionally
     * @throws Exception anything thrown is an outcome, as if the stage had completed with it
     */
    CompletionStage<CheckResult> check(Deadline deadline) throws Exception;

    /** What the check looks at; {@link Scope#DEPENDENCY} unless it says otherwise. */
    default Scope scope() {
        return Scope.DEPENDENCY;
    }
}
