/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.ProbedService.Check;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.rules.HealthPath.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The only pod of a service, taken out of traffic by a shared dependency. */
final class OneReplicaBehindSharedCheck implements Rule {
    private static final Set<String> KINDS = Set.of("Deployment", "Rollout", "ReplicaSet", "DeploymentConfig");

    @Override
    public String id() {
        return "one-replica-behind-shared-check";
    }

    @Override
    public void check(Target target, Findings findings) {
        Optional<ResolvedProbe> readiness = target.probe(ProbeKind.READINESS);
        Optional<String> path = readiness.flatMap(ResolvedProbe::httpPath);
        if (path.isEmpty() || !isOnly(target) || target.electsLeader()) {
            return;
        }
        String because = because(target, path.get());
        if (because.isEmpty()) {
            return;
        }
        HealthPath known = HealthPath.of(path.get());
        List<Fix> fixes = known != null
                        && known.meaning() == Meaning.EVERYTHING
                        && target.service().isEmpty()
                ? fix(readiness.get(), known, path.get())
                : List.of();
        findings.add(
                readiness.get().declared().position(),
                "the only pod is ready only if " + because,
                "When that fails, clients get a refused connection instead of the answer that the service could still give."
                        + (fixes.isEmpty() ? "" : HealthPath.condition(path.get())),
                fixes);
    }

    private static List<Fix> fix(ResolvedProbe readiness, HealthPath known, String path) {
        String ready = known.readinessOf(path);
        return ready == null || !readiness.handler().field().equals("httpGet")
                ? List.of()
                : List.of(new Fix(readiness.declared().path("httpGet.path"), FlowYaml.text(ready)));
    }

    private static String because(Target target, String path) {
        if (target.service().isPresent()) {
            Optional<Check> check = ServedPath.of(target, path).flatMap(ServedPath::dependency);
            return check.map(it -> "the dependency check '" + it.name() + "' is up")
                    .orElse("");
        }
        HealthPath known = HealthPath.of(path);
        return known != null && known.meaning() == Meaning.EVERYTHING
                ? "everything that " + known.framework() + " checks at " + path + " is up"
                : "";
    }

    private static boolean isOnly(Target target) {
        return KINDS.contains(target.workload().kind())
                && target.workload().replicas().orElse(0) == 1
                && !target.cluster().isAutoscaled(target.workload());
    }
}
