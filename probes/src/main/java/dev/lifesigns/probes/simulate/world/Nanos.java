/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/** Units of virtual time, in nanoseconds. */
final class Nanos {
    static final long MILLI = 1_000_000;
    static final long SECOND = 1_000 * MILLI;

    private Nanos() {}
}
