/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

/**
 * A framework's check that the engine runs. Returned by {@link Bridge#adopt}; thread-safe.
 *
 * @param <R> what it answers
 */
public interface AdoptedCheck<R> {
    /** The name that the framework knows it by. */
    String foreignName();

    /** The name of the check in the engine; that of a check in memory, which the engine does not know, is the same. */
    String name();

    /**
     * What it answers now. Never blocks and never throws: for a timeout, a stuck run, a stale answer, or none yet, the
     * framework's result for the failure; else the last answer that agrees with the effective status, so that a check
     * which is held up by its {@code failureThreshold} still gives its last good answer.
     */
    R now();

    /**
     * Removes it from the engine; its name is free immediately.
     *
     * @return whether it was there
     */
    boolean remove();
}
