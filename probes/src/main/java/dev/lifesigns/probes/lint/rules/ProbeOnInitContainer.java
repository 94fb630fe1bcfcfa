/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.Container.Role;
import dev.lifesigns.probes.manifest.DeclaredProbe;

/** A probe on a container that ends before the pod's containers start. */
final class ProbeOnInitContainer implements Rule {
    @Override
    public String id() {
        return "probe-on-init-container";
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
                    findings.rejection(),
                    new Fix(probe.path(), ""));
        }
    }
}
