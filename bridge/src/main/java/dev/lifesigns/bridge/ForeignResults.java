/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import dev.lifesigns.CheckResult;

/**
 * How the answers of a framework's checks are read and made. Thread-safe.
 *
 * @param <R> what a check of the framework answers, best immutable
 */
public interface ForeignResults<R> {
    /**
     * How the engine reads an answer: its status by what the framework itself does with it (a result that does
     * not stop traffic is not down), and what our own detailed view may show. Called once per run, on the thread of the
     * run.
     *
     * @return without an attachment, which the bridge adds; if this throws, the run has failed
     */
    CheckResult read(R answer);

    /**
     * A failure for which there is no answer, in the framework's words: what makes it say down, never its unknown.
     * Called by readers, so it must neither block nor throw.
     */
    R failed(ForeignFailure failure);
}
