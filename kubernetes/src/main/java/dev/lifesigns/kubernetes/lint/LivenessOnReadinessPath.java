/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ProbeKind;
import dev.lifesigns.kubernetes.lint.HealthPath.Meaning;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A liveness that asks whether traffic is wanted. */
final class LivenessOnReadinessPath implements Rule {
    private static final RuleText TEXT = new RuleText(
            "liveness-on-readiness-path",
            Severity.ERROR,
            "Liveness does not ask a readiness endpoint",
            "A readiness endpoint says no whenever traffic is not wanted: while a dependency is away, while caches fill, while "
                    + "the pod drains. None of that is healed by a restart. With it as liveness, an outage of the database "
                    + "ends with all pods restarting at once, and they all connect again in the moment in which it comes back.",
            """
            livenessProbe:
              httpGet: {path: /actuator/health/readiness, port: 8080}
              timeoutSeconds: 3
              failureThreshold: 12
            """,
            """
            livenessProbe:
              httpGet: {path: /actuator/health/liveness, port: 8080}
              timeoutSeconds: 3
              failureThreshold: 12
            """,
            "It sees through curl and wget in an exec probe that ask the container itself.",
            List.of(Sources.CONCEPTS, Sources.ACTUATOR));

    @Override
    public RuleText text() {
        return TEXT;
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
                "livenessProbe asks " + path + ", which says whether traffic is wanted",
                "An outage of a dependency of more than "
                        + Phrases.seconds(liveness.probe().detectionOfHang().worst()) + " restarts " + target.allPods()
                        + ".",
                fixes(liveness, path));
    }

    /** Whether this rule has something to say, so that others need not. */
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
