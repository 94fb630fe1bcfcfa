/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.Container.Role;

/** A suppression that does not say why. */
final class SuppressionWithoutReason implements Rule {
    static final String ID = "suppression-without-reason";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean concerns(Role role) {
        return true;
    }

    /** Reports once for all containers of a pod, at the first. */
    @Override
    public void check(Target target, Findings findings) {
        if (!target.container().equals(target.template().containers().get(0))) {
            return;
        }
        Suppression.of(target.workload()).stream()
                .filter(suppression -> !suppression.hasReason())
                .forEach(suppression -> findings.add(
                        suppression.position(),
                        "the annotation " + suppression.key() + " gives no reason",
                        "It suppresses nothing, and a reader cannot tell why it should."));
    }
}
