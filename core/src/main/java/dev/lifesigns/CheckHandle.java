/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.function.Consumer;

/**
 * A check that is registered with a {@link HealthChecker}, to be removed or replaced at run time. Thread-safe; every
 * method may be called from any thread, even from a check or a listener, and never blocks. Two handles are equal if they
 * are of the same registration: one that was replaced since is the same, one that was removed and added again is not.
 *
 * <pre>{@code
 * CheckHandle tenant = health.add("tenant-42", JdbcCheck.of(pool), check -> check.nonCritical());
 * tenant.remove();
 * }</pre>
 */
public interface CheckHandle {
    /** The name of the check. */
    String name();

    /**
     * Removes the check: it no longer appears or counts in its probes, its name can be reused immediately, and
     * everything known about it is forgotten. A run in flight is interrupted as on {@link HealthChecker#close()}, and
     * its result is dropped.
     *
     * @return whether it was registered: {@code false} if it was removed before or the checker is closed
     */
    boolean remove();

    /** Same as {@link #replace(HealthCheck, CheckPolicy)} with the policy of the check that is replaced. */
    void replace(HealthCheck check);

    /**
     * Same as {@link #replace(HealthCheck, CheckPolicy)}; {@code policy} receives a builder with the defaults, not with
     * what was set before.
     */
    void replace(HealthCheck check, Consumer<CheckPolicy.Builder> policy);

    /**
     * Replaces the check with another of the same name, which takes over its status, history, counts, and statistics.
     * Takes effect immediately. A run in flight ends as on {@link #remove()}; the new check runs after its own initial
     * delay.
     *
     * @throws IllegalArgumentException as {@link HealthChecker.Builder#build()} does; nothing has changed then
     * @throws IllegalStateException if it was removed or the checker is closed
     */
    void replace(HealthCheck check, CheckPolicy policy);

    /** Same as {@link #replaceAsync(AsyncHealthCheck, CheckPolicy)} with the policy of the check that is replaced. */
    void replaceAsync(AsyncHealthCheck check);

    /**
     * Same as {@link #replaceAsync(AsyncHealthCheck, CheckPolicy)}; {@code policy} receives a builder with the
     * defaults.
     */
    void replaceAsync(AsyncHealthCheck check, Consumer<CheckPolicy.Builder> policy);

    /** Same as {@link #replace(HealthCheck, CheckPolicy)} for an asynchronous check. */
    void replaceAsync(AsyncHealthCheck check, CheckPolicy policy);
}
