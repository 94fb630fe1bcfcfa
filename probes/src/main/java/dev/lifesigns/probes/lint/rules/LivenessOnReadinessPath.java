/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.rules.HealthPath.Meaning;
import java.util.List;

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
        String problem = "livenessProbe uses " + path + ", which is a readiness endpoint";
        String outage = Phrases.seconds(liveness.probe().detectionOfHang().worst()) + " restarts " + target.allPods()
                + (target.electsLeader() ? ", leader included." : ".");
        HealthPath known = HealthPath.of(path);
        if (known != null && known.isCertain()) {
            findings.add(
                    LivenessPath.position(liveness),
                    problem,
                    "Whatever keeps a pod from serving, such as a dependency outage, for more than " + outage,
                    fixes(target, liveness, path));
        } else {
            findings.warn(
                    LivenessPath.position(liveness),
                    problem + " by convention",
                    "If it also answers for dependencies, an outage of more than " + outage,
                    fixes(target, liveness, path));
        }
    }

    /** Whether this rule reports a finding, so that related rules do not. */
    static boolean applies(Target target) {
        return target.probe(ProbeKind.LIVENESS)
                .flatMap(ResolvedProbe::httpPath)
                .map(HealthPath::of)
                .filter(known -> known.meaning() == Meaning.READINESS)
                .isPresent();
    }

    private static List<Fix> fixes(Target target, ResolvedProbe liveness, String path) {
        return LivenessPath.fixes(liveness, LivenessPath.known(target, path));
    }
}
