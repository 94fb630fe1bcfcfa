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

/** A failure that is detected later than the objective. */
final class DetectionBeyondObjective implements Rule {
    private static final int FEWEST = 2;

    @Override
    public String id() {
        return "detection-beyond-objective";
    }

    @Override
    public void check(Target target, Findings findings) {
        Duration objective = target.options().detectWithin();
        Optional<ResolvedProbe> resolved = target.probe(ProbeKind.READINESS).or(() -> target.probe(ProbeKind.LIVENESS));
        if (objective == null || resolved.isEmpty()) {
            return;
        }
        Optional<Check> check = resolved.get()
                .httpPath()
                .flatMap(path -> ServedPath.of(target, path))
                .flatMap(ServedPath::laziest);
        Duration before = check.map(Check::worstDetection).orElse(Duration.ZERO);
        Duration worst = resolved.get().probe().detectionOfHang().worst().plus(before);
        if (worst.compareTo(objective) <= 0) {
            return;
        }
        findings.add(
                resolved.get().declared().position(),
                resolved.get().kind().field() + " detects a failure after up to " + Phrases.seconds(worst)
                        + check.map(it -> ", " + Phrases.seconds(it.worstDetection()) + " of it in the check '"
                                        + it.name() + "'")
                                .orElse(""),
                "That exceeds the objective of " + Phrases.seconds(objective) + ".",
                fixes(resolved.get(), objective.minus(before)));
    }

    /** The smallest change that keeps the timeout: a shorter period, and fewer failures only if that is not enough. */
    private static List<Fix> fixes(ResolvedProbe resolved, Duration left) {
        Probe probe = resolved.probe();
        long forPeriods = left.toSeconds() - probe.timeoutSeconds();
        long shortest = probe.timeoutSeconds() + 1L;
        long threshold = Math.min(probe.failureThreshold(), forPeriods / shortest);
        if (threshold < Math.min(FEWEST, probe.failureThreshold())) {
            return List.of();
        }
        Fix period = resolved.fix("periodSeconds", (int) Math.min(probe.periodSeconds(), forPeriods / threshold));
        return threshold == probe.failureThreshold()
                ? List.of(period)
                : List.of(period, resolved.fix("failureThreshold", (int) threshold));
    }
}
