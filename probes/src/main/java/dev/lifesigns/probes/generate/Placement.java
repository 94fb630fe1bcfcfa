/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

/** What answers the probes. */
public enum Placement {
    /** Lifesigns in the probed container, which also drains itself. */
    OWN_CONTAINER(2, 1),
    /** Lifesigns in a sidecar of the program, which does not drain. */
    SIDECAR(2, 1),
    /** The same in a native sidecar, which starts before the program and gets SIGTERM after it has ended. */
    NATIVE_SIDECAR(2, 1),
    /** The program itself, which checks what it checks when it is asked. */
    PROGRAM(2, 1),
    /** The same, for a program that is no JVM and does not pause. */
    NATIVE_PROGRAM(1, 1),
    /** A command in the container: each probe starts a process. */
    COMMAND(2, 5);

    private final int leastTimeout;
    private final int leastPeriod;

    Placement(int leastTimeout, int leastPeriod) {
        this.leastTimeout = leastTimeout;
        this.leastPeriod = leastPeriod;
    }

    /** Whether Lifesigns has no part in the answer. */
    boolean isWithoutLifesigns() {
        return this != OWN_CONTAINER && !isBesideProgram();
    }

    /** Whether Lifesigns is in a container of its own. */
    boolean isBesideProgram() {
        return this == SIDECAR || this == NATIVE_SIDECAR;
    }

    int leastTimeout() {
        return leastTimeout;
    }

    /** Of readiness, in seconds. */
    int leastPeriod() {
        return leastPeriod;
    }
}
