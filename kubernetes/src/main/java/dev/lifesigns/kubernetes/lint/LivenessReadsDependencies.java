/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ProbeKind;
import dev.lifesigns.kubernetes.ProbedService;
import dev.lifesigns.kubernetes.ProbedService.Check;
import dev.lifesigns.kubernetes.lint.HealthPath.Meaning;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A liveness that depends on something which a restart cannot heal. */
final class LivenessReadsDependencies implements Rule {
    private static final RuleText TEXT = new RuleText(
            "liveness-reads-dependencies",
            Severity.WARNING,
            "Liveness knows only the process",
            "/actuator/health and /q/health answer for everything that is checked, the database and the broker included; "
                    + "/health often does. A blip of one of them then restarts every pod, in vain, and all of them connect "
                    + "anew in the moment in which it comes back.",
            """
            livenessProbe:
              httpGet: {path: /actuator/health, port: 8080}
              timeoutSeconds: 3
              failureThreshold: 12
            """,
            """
            livenessProbe:
              httpGet: {path: /actuator/health/liveness, port: 8080}
              timeoutSeconds: 3
              failureThreshold: 12
            """,
            "About /health it speaks only if no readiness probe shows that the two are kept apart. /healthz is left alone: by "
                    + "its convention it knows only the process. With --config it goes by the checks that are run.",
            List.of(Sources.CONCEPTS, Sources.ACTUATOR, "https://quarkus.io/guides/smallrye-health"));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        Optional<ResolvedProbe> liveness = target.probe(ProbeKind.LIVENESS);
        if (liveness.isEmpty() || !applies(target)) {
            return;
        }
        ResolvedProbe resolved = liveness.get();
        String path = resolved.httpPath().orElseThrow();
        findings.add(
                LivenessPath.position(resolved),
                "livenessProbe asks " + path + ", " + reason(target, path),
                "An outage of a dependency of more than "
                        + Phrases.seconds(resolved.probe().detectionOfHang().worst()) + " restarts " + target.allPods()
                        + ".",
                LivenessPath.fixes(resolved, Optional.ofNullable(processPath(target, path))));
    }

    /** Whether this rule has something to say, so that others need not. */
    static boolean applies(Target target) {
        Optional<String> path = target.probe(ProbeKind.LIVENESS).flatMap(ResolvedProbe::httpPath);
        if (path.isEmpty()) {
            return false;
        }
        Optional<ServedPath> served = ServedPath.of(target, path.get());
        if (served.isPresent() && !LivenessOnReadinessPath.applies(target)) {
            return served.get().dependency().isPresent();
        }
        HealthPath known = HealthPath.of(path.get());
        return known != null
                && (known.meaning() == Meaning.EVERYTHING || known.meaning() == Meaning.UNCLEAR && isAlone(target));
    }

    /** Whether no readiness asks by HTTP too: neither the same, which another rule is about, nor something else. */
    private static boolean isAlone(Target target) {
        return target.probe(ProbeKind.READINESS).flatMap(ResolvedProbe::httpPath).isEmpty();
    }

    private static String reason(Target target, String path) {
        Optional<Check> check = ServedPath.of(target, path).flatMap(ServedPath::dependency);
        if (check.isPresent()) {
            return "which runs the check '" + check.get().name() + "' of a dependency";
        }
        HealthPath known = HealthPath.of(path);
        return known != null && known.meaning() == Meaning.EVERYTHING
                ? "which answers for everything that " + known.framework() + " checks"
                : "which often answers for everything that is checked";
    }

    private static @Nullable String processPath(Target target, String path) {
        Optional<ProbedService> service = target.service();
        if (service.isPresent()) {
            String live = service.get().basePath() + "/live";
            return ServedPath.of(target, live).flatMap(ServedPath::dependency).isPresent() ? null : live;
        }
        HealthPath known = HealthPath.of(path);
        return known == null ? null : known.livenessOf(path);
    }
}
