/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.Status;
import org.jspecify.annotations.Nullable;

/** What a run says, or what has to be said of it. */
record Verdict(Status status, @Nullable ErrorKind error) {
    static final Verdict UP = new Verdict(Status.UP, null);
    static final Verdict DEGRADED = new Verdict(Status.DEGRADED, null);
    static final Verdict UNREACHABLE = new Verdict(Status.DOWN, ErrorKind.UNREACHABLE);
    static final Verdict EXHAUSTED = new Verdict(Status.DOWN, ErrorKind.EXHAUSTED);
    static final Verdict FAILED = new Verdict(Status.DOWN, ErrorKind.FAILED);
    static final Verdict TIMEOUT = new Verdict(Status.DOWN, ErrorKind.TIMEOUT);
    static final Verdict STUCK = new Verdict(Status.DOWN, ErrorKind.STUCK);
    static final Verdict STALE = new Verdict(Status.UNKNOWN, ErrorKind.STALE);
    static final Verdict NEVER = new Verdict(Status.UNKNOWN, null);

    boolean failure() {
        return status == Status.DOWN;
    }
}
