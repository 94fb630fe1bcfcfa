/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run, as it is reported to listeners. */
record DecidedRun(String check, Outcome outcome, Instant at) implements RunEvent {
    @Override
    public CheckStatus status() {
        return outcome.status();
    }

    @Override
    public @Nullable ErrorKind error() {
        return outcome.error();
    }

    @Override
    public @Nullable String message() {
        return outcome.message();
    }

    @Override
    public Duration latency() {
        return Duration.ofNanos(outcome.latencyNanos());
    }

    @Override
    public String toString() {
        ErrorKind error = error();
        return check + " " + status().wireName() + (error == null ? "" : " " + error.wireName()) + " after "
                + latency();
    }
}
