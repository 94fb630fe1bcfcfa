/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.manifest.Container.Role;

/** One fault that probes can have. Without state. */
interface Rule {
    /** What a person is told of it. */
    RuleText text();

    /** Adds what it finds in that container. */
    void check(Target target, Findings findings);

    /** Whether it looks at containers of that role; the API server takes no probes on those that run to their end. */
    default boolean concerns(Role role) {
        return role != Role.INIT;
    }
}
