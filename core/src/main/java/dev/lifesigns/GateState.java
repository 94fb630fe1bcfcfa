/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.Redactor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A gate at one version. Immutable.
 *
 * @param indexes the indexes of its probes
 */
record GateState(
        String name,
        Set<String> probes,
        List<Integer> indexes,
        @Nullable String reason,
        Instant since) implements GateSnapshot {
    private static final int LONGEST_REASON = 1_000;

    @Override
    public boolean closed() {
        return reason != null;
    }

    GateState closedFor(String why, Instant now) {
        String shown = Text.shortened(Text.oneLine(Redactor.redact(why)), LONGEST_REASON);
        return new GateState(name, probes, indexes, shown, closed() ? since : now);
    }

    GateState opened(Instant now) {
        return closed() ? new GateState(name, probes, indexes, null, now) : this;
    }

    @Override
    public String toString() {
        return name + (closed() ? " closed: " + reason : " open");
    }
}
