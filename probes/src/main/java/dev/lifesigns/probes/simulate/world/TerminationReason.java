/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import java.util.Locale;

/** Why a container that was restarted had ended. */
public enum TerminationReason {
    /** Its liveness probe failed. */
    LIVENESS("liveness failed"),
    /** Its startup probe failed. */
    STARTUP("startup failed"),
    /** It exited by itself. */
    EXIT("exited on its own");

    private final String description;

    TerminationReason(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    /** Its name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
