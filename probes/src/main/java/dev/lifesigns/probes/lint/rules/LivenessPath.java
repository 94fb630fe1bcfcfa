/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.MapValue;
import java.util.List;
import java.util.Optional;

/** The position of a liveness probe's path, and its replacement. */
final class LivenessPath {
    private LivenessPath() {}

    static Position position(ResolvedProbe liveness) {
        MapValue probe = liveness.declared().node();
        String field = liveness.handler() instanceof HttpGet ? "path" : "command";
        return probe.map(liveness.handler().field()).orElse(probe).positionOf(field);
    }

    /**
     * The counterpart of a path that depends on the process only, if it is certain to exist: the framework serves both, or
     * another probe of the container uses it.
     */
    static Optional<String> known(Target target, String path) {
        HealthPath meaning = HealthPath.of(path);
        Optional<String> served = Optional.ofNullable(meaning == null ? null : meaning.livenessOf(path));
        return served.or(() ->
                target.probe(ProbeKind.STARTUP).flatMap(ResolvedProbe::httpPath).filter(LivenessPath::isOfProcess));
    }

    static boolean isOfProcess(String path) {
        HealthPath meaning = HealthPath.of(path);
        return meaning != null && meaning.meaning() == HealthPath.Meaning.LIVENESS;
    }

    /** The fix that uses that path instead; none for the command of an exec probe, which is left to its author. */
    static List<Fix> fixes(ResolvedProbe liveness, Optional<String> path) {
        return liveness.handler() instanceof HttpGet && path.isPresent()
                ? List.of(new Fix(liveness.declared().path("httpGet.path"), FlowYaml.text(path.get())))
                : List.of();
    }
}
