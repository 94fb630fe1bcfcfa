/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/**
 * The answer of a process to a probe.
 *
 * @param ok whether the probe succeeds
 * @param after how long it takes, in nanoseconds
 */
record Answer(boolean ok, long after) {
    /** Longer than any timeout. */
    static final long NEVER = Long.MAX_VALUE / 4;

    /** The probe cannot be run, which counts neither way. */
    static final Answer ERROR = new Answer(false, -1);

    /** The system accepts the connection, whatever the process does. */
    static final Answer CONNECTED = new Answer(true, Nanos.MILLI);

    /** Nothing listens: the connection is refused. */
    static final Answer REFUSED = new Answer(false, Nanos.MILLI);

    /** The connection is accepted, but there is never a response. */
    static final Answer SILENCE = new Answer(false, NEVER);

    boolean isError() {
        return after < 0;
    }
}
