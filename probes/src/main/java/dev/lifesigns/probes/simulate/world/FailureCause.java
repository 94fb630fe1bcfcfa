/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import java.util.Locale;

/** Why a request failed. */
public enum FailureCause {
    /** A dependency that it needs did not respond: no probe can help. */
    DEPENDENCY("a dependency failed"),
    /** No pod received traffic. */
    NO_ENDPOINT("no pod was ready"),
    /** Sent to a pod that is not serving: not yet, no longer, or hanging. */
    NOT_SERVING("sent to a pod that was not serving"),
    /** Waited longer than the client. */
    TIMED_OUT("waited too long"),
    /** The process was killed while working on it. */
    CUT("cut off by a kill"),
    /** A faulty pod responded with an error. */
    ERROR("answered with an error");

    private final String description;

    FailureCause(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    /** Its name in JSON: {@code no_endpoint}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
