/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.rules.HealthPath.Meaning;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A liveness probe that uses a readiness endpoint. */
final class LivenessOnReadinessPath implements Rule {
    @Override
    public String id() {
        return "liveness-on-readiness-path";
    }

    @Override
    public void check(Target target, Findings findings) {
        if (!applies(target)) {
            return;
        }
        ResolvedProbe liveness = target.probe(ProbeKind.LIVENESS).orElseThrow();
        String path = liveness.httpPath().orElseThrow();
        findings.add(
                LivenessPath.position(liveness),
                "livenessProbe uses " + path + ", which is a readiness endpoint",
                "A dependency outage of more than "
                        + Phrases.seconds(liveness.probe().detectionOfHang().worst()) + " restarts " + target.allPods()
                        + ".",
                fixes(liveness, path));
    }

    /** Whether this rule reports a finding, so that related rules do not. */
    static boolean applies(Target target) {
        return target.probe(ProbeKind.LIVENESS)
                .flatMap(ResolvedProbe::httpPath)
                .map(HealthPath::of)
                .filter(known -> known.meaning() == Meaning.READINESS)
                .isPresent();
    }

    private static List<Fix> fixes(ResolvedProbe liveness, String path) {
        return LivenessPath.fixes(liveness, Optional.ofNullable(livenessOf(path)));
    }

    private static @Nullable String livenessOf(String path) {
        HealthPath known = HealthPath.of(path);
        return known == null ? null : known.livenessOf(path);
    }
}
