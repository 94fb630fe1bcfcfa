/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A check of the agent, and the backend that it calls.
 *
 * @param fixedMode the mode that the backend is always in; null if it flaps
 * @param options how the check is configured, with {@code %d} for the backend's port
 * @param upModes the modes in which the check must be up
 */
record Dependency(String name, Backend backend, @Nullable FaultMode fixedMode, String options, Set<FaultMode> upModes) {
    String yaml() {
        return String.format(Locale.ROOT, "  %s: {" + options + "}%n", name, backend.port());
    }

    /** Whether the check must be up in a mode of the flapping dependencies. */
    boolean isUpIn(@Nullable FaultMode mode) {
        return upModes.contains(fixedMode == null ? mode : fixedMode);
    }
}
