/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A check of the agent's, and the backend that it asks.
 *
 * @param steadily the mood that the backend is always in; null if it follows the weather
 * @param options how the check is configured, with {@code %d} for the backend's port
 * @param goodMoods the moods in which the check must be up
 */
record Dependency(
        String name, Backend backend, @Nullable FaultMode steadily, String options, Set<FaultMode> goodMoods) {
    String yaml() {
        return String.format(Locale.ROOT, "  %s: {" + options + "}%n", name, backend.port());
    }

    /** What the check must say, given the weather. */
    boolean isUpIn(@Nullable FaultMode weather) {
        return goodMoods.contains(steadily == null ? weather : steadily);
    }
}
