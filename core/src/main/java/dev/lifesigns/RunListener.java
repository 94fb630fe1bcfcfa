/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/**
 * Receives every run exactly once, in the order in which outcomes were decided. Called like a
 * {@link TransitionListener}: on a thread of its own, one call at a time, without any lock, and at most 10,000 runs
 * behind.
 *
 * <pre>{@code
 * health.onRun(run -> metrics.record(run.check(), run.status().wireName(), run.latency()));
 * }</pre>
 */
@FunctionalInterface
public interface RunListener {
    /** Called after readers can see the outcome. */
    void onRun(RunEvent run);
}
