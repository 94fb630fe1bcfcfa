/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes;

/** The three questions that the kubelet asks of a container, in the order in which it begins to ask them. */
public enum ProbeKind {
    /** Has it started? Until this one has succeeded once, the others are not asked. */
    STARTUP("startupProbe"),
    /** Must it be killed and started anew? */
    LIVENESS("livenessProbe"),
    /** May it get traffic? */
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
