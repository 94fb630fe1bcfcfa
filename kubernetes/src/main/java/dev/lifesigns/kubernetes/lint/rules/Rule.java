/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint.rules;

import dev.lifesigns.kubernetes.manifest.Container.Role;

/** One fault that probes can have. Without state. */
public interface Rule {
    /** The id of its text, and of its findings: {@code timeout-not-below-period}. */
    String id();

    /** Adds what it finds in that container. */
    void check(Target target, Findings findings);

    /** Whether it looks at containers of that role; the API server takes no probes on those that run to their end. */
    default boolean concerns(Role role) {
        return role != Role.INIT;
    }
}
