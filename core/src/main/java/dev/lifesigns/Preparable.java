/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/**
 * A check that can load what its first run will need, so that a cold JVM is not mistaken for an outage: with a quarter
 * of a core, loading the classes of a client alone can take longer than a run may.
 *
 * <pre>{@code
 * final class OrdersCheck implements HealthCheck, Preparable {
 *     public void prepare() throws Exception {
 *         Class.forName("com.example.orders.Client");
 *     }
 *
 *     public CheckResult check(CheckDeadline deadline) throws Exception {
 *         return repository.ping(deadline.remaining()) ? CheckResult.up() : CheckResult.down("no pong");
 *     }
 * }
 * }</pre>
 *
 * <p>A checker prepares each of its checks once, on the thread of the check's first run and right before it. The
 * timeout of that run starts when {@link #prepare} has returned, or after 10 s if it has not. So a preparation that
 * hangs is a timeout 10 s later than a check that does, is interrupted, and then stuck.
 */
public interface Preparable {
    /**
     * Loads classes, a driver or what TLS needs. It contacts no other machine, changes nothing, and does nothing when
     * called again. It may take seconds on a busy machine; an interrupt ends it.
     *
     * @throws Exception if something is missing; the first run will report what
     */
    void prepare() throws Exception;
}
