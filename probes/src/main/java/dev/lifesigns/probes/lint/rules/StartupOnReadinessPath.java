/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.rules.HealthPath.Meaning;
import dev.lifesigns.probes.manifest.MapValue;
import java.util.List;
import java.util.Optional;

/** A startup probe that asks what readiness asks, and kills for it. */
final class StartupOnReadinessPath implements Rule {
    @Override
    public String id() {
        return "startup-on-readiness-path";
    }

    @Override
    public void check(Target target, Findings findings) {
        Optional<ResolvedProbe> startup = target.probe(ProbeKind.STARTUP);
        Optional<String> path = startup.flatMap(ResolvedProbe::httpPath).filter(StartupOnReadinessPath::dependsOnMore);
        if (path.isEmpty()) {
            return;
        }
        ResolvedProbe resolved = startup.get();
        MapValue handler =
                resolved.declared().node().map(resolved.handler().field()).orElseThrow();
        List<Fix> fixes = fixes(target, resolved, path.get());
        findings.add(
                handler.positionOf(resolved.handler() instanceof HttpGet ? "path" : "command"),
                "startupProbe uses " + path.get() + ", which may fail for a dependency",
                "A pod that starts during an outage of more than "
                        + Phrases.seconds(resolved.probe().budget()) + " is killed and started again until it is over."
                        + (fixes.isEmpty() ? "" : HealthPath.condition(path.get())),
                fixes);
    }

    private static boolean dependsOnMore(String path) {
        HealthPath known = HealthPath.of(path);
        return known != null && known.meaning() != Meaning.LIVENESS && known.readsDependencies();
    }

    /** The path of the process, if the framework or the liveness probe has one. */
    private static List<Fix> fixes(Target target, ResolvedProbe startup, String path) {
        if (!(startup.handler() instanceof HttpGet)) {
            return List.of();
        }
        HealthPath known = HealthPath.of(path);
        return Optional.ofNullable(known == null ? null : known.livenessOf(path))
                .or(() -> target.probe(ProbeKind.LIVENESS)
                        .flatMap(ResolvedProbe::httpPath)
                        .filter(LivenessPath::isOfProcess))
                .map(live -> List.of(new Fix(startup.declared().path("httpGet.path"), FlowYaml.text(live))))
                .orElse(List.of());
    }
}
