/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.manifest.Container.Role;
import java.util.List;

/** A suppression that does not say why. */
final class SuppressionWithoutReason implements Rule {
    static final String ID = "suppression-without-reason";
    private static final RuleText TEXT = new RuleText(
            ID,
            Severity.WARNING,
            "A suppression says why",
            "The next person who reads the manifest cannot tell a decision from a shortcut. Without a reason the annotation "
                    + "suppresses nothing.",
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: orders
              annotations:
                lint.lifesigns.dev/ignore.no-drain: ""
            spec:
              containers:
                - {name: app, image: "acme/orders:1"}
            """,
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: orders
              annotations:
                lint.lifesigns.dev/ignore.no-drain: "drains on SIGTERM by itself"
            spec:
              containers:
                - {name: app, image: "acme/orders:1"}
            """,
            "This rule itself cannot be suppressed.",
            List.of());

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public boolean concerns(Role role) {
        return true;
    }

    /** Speaks once for all containers of a pod, at the first. */
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
                        "It suppresses nothing, and nobody can tell why it should."));
    }
}
