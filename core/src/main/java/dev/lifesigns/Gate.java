/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/**
 * A named switch that takes probes down: while it is closed, its probes are down, whatever their checks report.
 * Obtained from {@link HealthChecker#gate}; thread-safe, in memory only, and effective immediately.
 *
 * <pre>{@code
 * health.gate("maintenance").close("disks are being switched");
 * health.gate("maintenance").open();
 * }</pre>
 *
 * <p>Unlike {@link HealthChecker#drain()}, it is reversible. While the service is starting or draining, readiness
 * reports that instead.
 */
public interface Gate {
    /** The name of the gate. */
    String name();

    /**
     * Closes the gate. If it is closed already, only the reason changes.
     *
     * @param reason one line for an operator; redacted, and shown on the detailed view only
     */
    void close(String reason);

    /** Opens the gate. Does nothing if it is open. */
    void open();

    /** Whether it is closed. */
    boolean isClosed();
}
