/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of a check whose outcome was decided: it returned, threw, was rejected by the executor, or timed out.
 * Immutable.
 */
public interface RunEvent {
    /** The name of the check. */
    String check();

    /** The status of the run, before thresholds. */
    CheckStatus status();

    /** The kind of failure, or {@code null}. */
    @Nullable
    ErrorKind error();

    /** The redacted message, or {@code null}. */
    @Nullable
    String message();

    /** How long it took, from its start until the outcome was decided. */
    Duration latency();

    /** Wall-clock time at which the outcome was decided. */
    Instant at();
}
