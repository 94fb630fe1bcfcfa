/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.probes.ProbedService.Check;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.rules.HealthPath.Meaning;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A liveness probe that depends on something that a restart cannot fix. */
final class LivenessReadsDependencies implements Rule {
    @Override
    public String id() {
        return "liveness-reads-dependencies";
    }

    @Override
    public void check(Target target, Findings findings) {
        Optional<ResolvedProbe> liveness = target.probe(ProbeKind.LIVENESS);
        if (liveness.isEmpty() || !applies(target)) {
            return;
        }
        ResolvedProbe resolved = liveness.get();
        if (isUnclear(target)) {
            boolean shared = isSharedByAll(target);
            String path = resolved.httpPath().orElseThrow();
            findings.note(
                    LivenessPath.position(resolved),
                    shared
                            ? "all three probes use " + path
                            : "livenessProbe uses " + path + ", which often reports on everything that is checked",
                    "If it also answers for dependencies, an outage of more than "
                            + Phrases.seconds(resolved.probe().detectionOfHang().worst()) + " restarts "
                            + target.allPods()
                            + (shared ? ", and none of them starts before the outage is over." : "."),
                    List.of());
            return;
        }
        Optional<String> host = remote(target);
        String path = resolved.httpPath().orElse("");
        List<Fix> fixes = host.isPresent() ? List.of() : LivenessPath.fixes(resolved, processPath(target, path));
        boolean assumed = !fixes.isEmpty() && target.service().isEmpty();
        findings.add(
                LivenessPath.position(resolved),
                host.map(name -> "the command of the livenessProbe asks " + name + ", which is another machine")
                        .orElseGet(() -> "livenessProbe uses " + path + ", " + reason(target, path)),
                host.map(name -> "An outage of " + name).orElse("A dependency outage") + " of more than "
                        + Phrases.seconds(resolved.probe().detectionOfHang().worst()) + " restarts " + target.allPods()
                        + "." + (assumed ? HealthPath.condition(path) : ""),
                fixes);
    }

    private static Optional<String> remote(Target target) {
        return target.probe(ProbeKind.LIVENESS)
                .map(ResolvedProbe::handler)
                .filter(handler -> !ProcessCheck.succeedsFromTheStart(handler))
                .flatMap(handler ->
                        handler instanceof Exec exec ? RemoteHost.of(exec, target.container()) : Optional.empty());
    }

    /** Whether this rule reports a finding, so that related rules do not. */
    static boolean applies(Target target) {
        if (remote(target).isPresent()) {
            return true;
        }
        Optional<String> path = target.probe(ProbeKind.LIVENESS).flatMap(ResolvedProbe::httpPath);
        if (path.isEmpty()) {
            return false;
        }
        Optional<ServedPath> served = ServedPath.of(target, path.get());
        if (served.isPresent() && !LivenessOnReadinessPath.applies(target)) {
            return served.get().dependency().isPresent();
        }
        HealthPath known = HealthPath.of(path.get());
        return known != null && known.meaning() == Meaning.EVERYTHING || isUnclear(target);
    }

    /** Whether the path may have either meaning, and nothing shows that it is not the fuller one. */
    private static boolean isUnclear(Target target) {
        Optional<String> path = target.probe(ProbeKind.LIVENESS).flatMap(ResolvedProbe::httpPath);
        if (path.isEmpty() || ServedPath.of(target, path.get()).isPresent()) {
            return false;
        }
        HealthPath known = HealthPath.of(path.get());
        return known != null && known.meaning() == Meaning.UNCLEAR && (isAlone(target) || isSharedByAll(target));
    }

    /** Whether all three probes ask one path, and liveness is only more patient than readiness. */
    private static boolean isSharedByAll(Target target) {
        Optional<ResolvedProbe> liveness = target.probe(ProbeKind.LIVENESS);
        Optional<ResolvedProbe> readiness = target.probe(ProbeKind.READINESS);
        Optional<String> path = liveness.flatMap(ResolvedProbe::httpPath);
        return readiness.isPresent()
                && liveness.get().patienceSeconds() > readiness.get().patienceSeconds()
                && target.probes().size() == ProbeKind.values().length
                && target.probes().stream().allMatch(probe -> probe.httpPath().equals(path));
    }

    /** Whether no readiness probe uses HTTP: neither the same path, which is another rule, nor a different one. */
    private static boolean isAlone(Target target) {
        return target.probe(ProbeKind.READINESS)
                .flatMap(ResolvedProbe::httpPath)
                .isEmpty();
    }

    private static String reason(Target target, String path) {
        Optional<Check> check = ServedPath.of(target, path).flatMap(ServedPath::dependency);
        if (check.isPresent()) {
            return "which includes the dependency check '" + check.get().name() + "'";
        }
        HealthPath known = Objects.requireNonNull(HealthPath.of(path), "a path without a meaning has no finding");
        return "which reports on everything that " + known.framework() + " checks";
    }

    private static Optional<String> processPath(Target target, String path) {
        Optional<ProbedService> service = target.service();
        if (service.isPresent()) {
            String live = service.get().basePath() + "/live";
            return Optional.of(live)
                    .filter(own -> ServedPath.of(target, own)
                            .flatMap(ServedPath::dependency)
                            .isEmpty());
        }
        return LivenessPath.known(target, path);
    }
}
