/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run of a check whose outcome was decided: it returned, threw, was refused, or timed out. Immutable. */
public interface RunEvent {
    /** The name of the check. */
    String check();

    /** What the run said, before thresholds. */
    CheckStatus status();

    /** The kind of failure, or {@code null}. */
    @Nullable
    ErrorKind error();

    /** The redacted message, or {@code null}. */
    @Nullable
    String message();

    /** How long it took, from its start to the decision. */
    Duration latency();

    /** Wall-clock time of the decision. */
    Instant at();
}
