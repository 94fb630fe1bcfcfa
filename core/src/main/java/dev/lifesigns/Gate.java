/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/**
 * A named no that can be taken back: while it is closed, its probes are down, whatever their checks say. Got by
 * {@link HealthChecker#gate}; thread-safe, in memory only, and in effect at once.
 *
 * <pre>{@code
 * health.gate("maintenance").close("disks are being switched");
 * health.gate("maintenance").open();
 * }</pre>
 *
 * <p>Unlike {@link HealthChecker#drain()} it is reversible. A service that starts or drains says that instead.
 */
public interface Gate {
    /** The name of the gate. */
    String name();

    /**
     * Closes it. Closing a closed one only changes the reason.
     *
     * @param reason one line for an operator; redacted, and shown on the detailed view only
     */
    void close(String reason);

    /** Opens it. Opening an open one does nothing. */
    void open();

    /** Whether it is closed. */
    boolean isClosed();
}
