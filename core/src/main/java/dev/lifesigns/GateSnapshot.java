/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link Gate} at one version. Immutable. */
public interface GateSnapshot {
    /** The name of the gate. */
    String name();

    /** Names of the probes that are down while it is closed, sorted. */
    Set<String> probes();

    /** Whether it is closed. */
    boolean closed();

    /** The redacted reason for closing it, or {@code null} if it is open. */
    @Nullable
    String reason();

    /** Wall-clock time since which it has been open or closed. */
    Instant since();
}
