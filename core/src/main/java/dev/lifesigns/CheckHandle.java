/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.function.Consumer;

/**
 * A check that is registered with a {@link HealthChecker}, to be taken out or exchanged while it runs. Thread-safe; every
 * method may be called from any thread, also from a check or a listener, and waits for nothing.
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
     * Takes the check out: readers see it and its effect on its probes no longer, its name is free at once, and all that
     * was known of it is gone. A run in flight is interrupted as on {@link HealthChecker#close()}, and whatever it still
     * says is dropped.
     *
     * @return whether it was there: {@code false} if it was removed before, or if the checker is closed
     */
    boolean remove();

    /** Same as {@link #replace(HealthCheck, CheckPolicy)} with the default policy. */
    void replace(HealthCheck check);

    /** Same as {@link #replace(HealthCheck, CheckPolicy)}; {@code policy} is given the defaults. */
    void replace(HealthCheck check, Consumer<CheckPolicy.Builder> policy);

    /**
     * Puts another check in its place, under its name and with its past: status, history, counts and statistics stay. Takes
     * effect at once. A run in flight ends as on {@link #remove()}; the new check runs next, after its own initial delay.
     *
     * @throws IllegalArgumentException as {@link HealthChecker.Builder#build()} does; then nothing has changed
     * @throws IllegalStateException if it was removed, or if the checker is closed
     */
    void replace(HealthCheck check, CheckPolicy policy);

    /** Same as {@link #replaceAsync(AsyncHealthCheck, CheckPolicy)} with the default policy. */
    void replaceAsync(AsyncHealthCheck check);

    /** Same as {@link #replaceAsync(AsyncHealthCheck, CheckPolicy)}; {@code policy} is given the defaults. */
    void replaceAsync(AsyncHealthCheck check, Consumer<CheckPolicy.Builder> policy);

    /** Same as {@link #replace(HealthCheck, CheckPolicy)} for an asynchronous check. */
    void replaceAsync(AsyncHealthCheck check, CheckPolicy policy);
}
