/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.ProbedService.Check;
import dev.lifesigns.probes.lint.Fix;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A recovery that is detected later than the objective. */
final class RecoveryBeyondObjective implements Rule {
    @Override
    public String id() {
        return "recovery-beyond-objective";
    }

    @Override
    public void check(Target target, Findings findings) {
        Duration objective = target.options().recoverWithin();
        Optional<ResolvedProbe> resolved = target.probe(ProbeKind.READINESS);
        if (objective == null || resolved.isEmpty()) {
            return;
        }
        Optional<Check> check = resolved.get()
                .httpPath()
                .flatMap(path -> ServedPath.of(target, path))
                .flatMap(ServedPath::laziest);
        Duration before = check.map(it -> it.period().plus(it.timeout())).orElse(Duration.ZERO);
        Duration worst = worst(resolved.get().probe()).plus(before);
        if (worst.compareTo(objective) <= 0) {
            return;
        }
        findings.add(
                resolved.get().declared().position(),
                "readinessProbe detects a recovery after up to " + Phrases.seconds(worst)
                        + check.map(it -> ", " + Phrases.seconds(before) + " of it in the check '" + it.name() + "'")
                                .orElse(""),
                "That exceeds the objective of " + Phrases.seconds(objective) + ".",
                fixes(resolved.get(), objective.minus(before)));
    }

    private static Duration worst(Probe probe) {
        return probe.recovery(probe.timeout()).worst();
    }

    /** The smallest change that keeps the timeout: a shorter period, and fewer successes only if that is not enough. */
    private static List<Fix> fixes(ResolvedProbe resolved, Duration left) {
        Probe probe = resolved.probe();
        long forPeriods = left.toSeconds() - probe.timeoutSeconds();
        long shortest = probe.timeoutSeconds() + 1L;
        long threshold = Math.min(probe.successThreshold(), forPeriods / shortest);
        if (threshold < 1) {
            return List.of();
        }
        Fix period = resolved.fix("periodSeconds", (int) Math.min(probe.periodSeconds(), forPeriods / threshold));
        return threshold == probe.successThreshold()
                ? List.of(period)
                : List.of(period, resolved.fix("successThreshold", (int) threshold));
    }
}
