/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbedService.Check;
import dev.lifesigns.probes.lint.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A probe that gives up before a check behind it has finished. */
final class CheckOutlastsProbe implements Rule {
    @Override
    public String id() {
        return "check-outlasts-probe";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (ResolvedProbe resolved : target.probes()) {
            Optional<Check> slowest = resolved.httpPath()
                    .flatMap(path -> ServedPath.of(target, path))
                    .flatMap(ServedPath::slowest)
                    .filter(check -> check.timeout().compareTo(resolved.probe().timeout()) >= 0);
            slowest.ifPresent(check -> findings.add(
                    resolved.declared().positionOf("timeoutSeconds"),
                    resolved.name("timeoutSeconds") + " is " + resolved.probe().timeoutSeconds() + ", but the check '"
                            + check.name() + "' may take " + check.timeout().toMillis() + " ms",
                    "When the check is slow, the kubelet gives up before it can report what is wrong.",
                    fixes(resolved, check)));
        }
    }

    private static List<Fix> fixes(ResolvedProbe resolved, Check check) {
        int timeout = (int) Math.min(Integer.MAX_VALUE - 1L, check.timeout().toSeconds() + 1);
        List<Fix> fixes = new ArrayList<>();
        fixes.add(resolved.fix("timeoutSeconds", timeout));
        if (resolved.probe().periodSeconds() <= timeout) {
            fixes.add(resolved.fix("periodSeconds", timeout + 1));
        }
        return fixes;
    }
}
