/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/**
 * Is told of every run exactly once, in the order in which their outcomes were decided, as a {@link TransitionListener} is
 * of transitions: on a thread of its own, one call at a time, under no lock, and at most 10,000 behind.
 */
@FunctionalInterface
public interface RunListener {
    /** Called after the outcome has become visible to readers. */
    void onRun(RunEvent run);
}
