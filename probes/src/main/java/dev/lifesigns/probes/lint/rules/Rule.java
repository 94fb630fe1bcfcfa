/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.Container.Role;

/** One kind of mistake in probes. Stateless. */
public interface Rule {
    /** The id of its text, and of its findings: {@code timeout-not-below-period}. */
    String id();

    /** Adds its findings in that container. */
    void check(Target target, Findings findings);

    /** Whether it applies to containers of that role; the API server accepts no probes on init containers. */
    default boolean concerns(Role role) {
        return role != Role.INIT;
    }
}
