/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;

/** A command that succeeds whatever state the program is in. */
final class ProbeCannotFail implements Rule {
    @Override
    public String id() {
        return "probe-cannot-fail";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (ResolvedProbe resolved : target.probes()) {
            if (resolved.handler() instanceof Exec exec
                    && !exec.command().isEmpty()
                    && ProbeCommand.of(exec).cannotFail()) {
                findings.add(
                        resolved.declared().positionOf("exec"),
                        "the command of the " + resolved.kind().field() + " succeeds whatever the program does",
                        consequence(resolved));
            }
        }
    }

    private static String consequence(ResolvedProbe resolved) {
        return switch (resolved.kind()) {
            case STARTUP -> "The container counts as started at once, and liveness may interrupt its start.";
            case LIVENESS -> "The container looks checked, but one that hangs is never restarted.";
            case READINESS -> "The pod looks checked, but gets traffic before it can serve, and while it cannot.";
        };
    }
}
