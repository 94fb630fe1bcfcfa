/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.manifest.Container.Role;
import dev.lifesigns.kubernetes.manifest.DeclaredProbe;
import java.util.List;

/** A probe of a container that runs to its end before the pod begins. */
final class ProbeOnInitContainer implements Rule {
    private static final RuleText TEXT = new RuleText(
            "probe-on-init-container",
            Severity.ERROR,
            "An init container has no probes, unless it is a sidecar",
            "An init container is over before anything else starts, so there is nothing to ask, and the API server refuses the "
                    + "object. One with restartPolicy: Always is a sidecar: it keeps running and may have all three.",
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: orders}
            spec:
              initContainers:
                - name: migrate
                  image: acme/migrate:1
                  livenessProbe:
                    tcpSocket: {port: 8080}
              containers:
                - {name: app, image: "acme/orders:1"}
            """,
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: orders}
            spec:
              initContainers:
                - name: migrate
                  image: acme/migrate:1
              containers:
                - {name: app, image: "acme/orders:1"}
            """,
            "",
            List.of(Sources.SIDECARS, Sources.VALIDATION));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public boolean concerns(Role role) {
        return role == Role.INIT;
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            findings.add(
                    probe.position(),
                    "an init container has a " + probe.kind().field(),
                    "The API server refuses the object.",
                    new Fix(probe.path(), ""));
        }
    }
}
