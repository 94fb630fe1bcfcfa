/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

/** The three kinds of probes, in the order in which the kubelet starts them. */
public enum ProbeKind {
    /** Has the container started? Until this probe has succeeded once, the others do not run. */
    STARTUP("startupProbe"),
    /** Must the container be restarted? */
    LIVENESS("livenessProbe"),
    /** May it receive traffic? */
    READINESS("readinessProbe");

    private final String field;

    ProbeKind(String field) {
        this.field = field;
    }

    /** Its name in a container: {@code livenessProbe}. */
    public String field() {
        return field;
    }

    /** Whether a failure kills the container. */
    public boolean kills() {
        return this != READINESS;
    }
}
