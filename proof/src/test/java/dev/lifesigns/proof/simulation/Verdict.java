/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import org.jspecify.annotations.Nullable;

/** What a run says, or what has to be said of it. */
record Verdict(CheckStatus status, @Nullable ErrorKind error) {
    static final Verdict UP = new Verdict(CheckStatus.UP, null);
    static final Verdict DEGRADED = new Verdict(CheckStatus.DEGRADED, null);
    static final Verdict UNREACHABLE = new Verdict(CheckStatus.DOWN, ErrorKind.UNREACHABLE);
    static final Verdict EXHAUSTED = new Verdict(CheckStatus.DOWN, ErrorKind.EXHAUSTED);
    static final Verdict FAILED = new Verdict(CheckStatus.DOWN, ErrorKind.FAILED);
    static final Verdict TIMEOUT = new Verdict(CheckStatus.DOWN, ErrorKind.TIMEOUT);
    static final Verdict STUCK = new Verdict(CheckStatus.DOWN, ErrorKind.STUCK);
    static final Verdict STALE = new Verdict(CheckStatus.UNKNOWN, ErrorKind.STALE);
    static final Verdict NEVER = new Verdict(CheckStatus.UNKNOWN, null);

    boolean failure() {
        return status == CheckStatus.DOWN;
    }
}
