/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/**
 * What a process answers a probe.
 *
 * @param ok whether it says yes
 * @param after how long it takes, in nanoseconds
 */
record Answer(boolean ok, long after) {
    /** Longer than anybody waits. */
    static final long NEVER = Long.MAX_VALUE / 4;

    /** Nothing listens: the connection is refused. */
    static final Answer REFUSED = new Answer(false, Nanos.MILLI);

    /** Somebody listens, and that is all. */
    static final Answer SILENCE = new Answer(false, NEVER);
}
