/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ProbedService;
import dev.lifesigns.kubernetes.ProbedService.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path of the endpoint that Lifesigns serves for the given service.
 *
 * @param probe which of its probes answers there
 * @param checks that this probe depends on
 */
record ServedPath(String probe, List<Check> checks) {
    private static final Map<String, String> PROBES =
            Map.of("", "readiness", "/ready", "readiness", "/live", "liveness", "/startup", "startup");
    private static final Map<String, String> ALIASES =
            Map.of("/readyz", "readiness", "/livez", "liveness", "/startupz", "startup");
    private static final String NAMED_PROBE = "/probes/";

    /** What is served there to a probe of that container; empty if the service is not known or serves nothing there. */
    static Optional<ServedPath> of(Target target, String path) {
        return target.service().flatMap(service -> of(service, path));
    }

    /** What the service serves there, if anything that a probe of Kubernetes may ask. */
    static Optional<ServedPath> of(ProbedService service, String path) {
        String bare = path.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        return probe(service.basePath(), bare)
                .map(probe -> new ServedPath(
                        probe,
                        service.checks().stream()
                                .filter(check -> check.probes().contains(probe))
                                .toList()));
    }

    private static Optional<String> probe(String basePath, String path) {
        String alias = ALIASES.get(path);
        if (alias != null || !path.startsWith(basePath)) {
            return Optional.ofNullable(alias);
        }
        String rest = path.substring(basePath.length());
        if (rest.startsWith(NAMED_PROBE) && rest.length() > NAMED_PROBE.length()) {
            return Optional.of(rest.substring(NAMED_PROBE.length()));
        }
        return Optional.ofNullable(PROBES.get(rest));
    }

    /** A check of it that fails it though a restart would not heal that. */
    Optional<Check> dependency() {
        return checks.stream()
                .filter(check -> check.dependency() && check.critical())
                .findFirst();
    }

    /** The check of it whose run may take longest. */
    Optional<Check> slowest() {
        return checks.stream().max(Comparator.comparing(Check::timeout));
    }

    /** The check of it that may need longest to notice an outage. */
    Optional<Check> laziest() {
        return checks.stream().filter(Check::critical).max(Comparator.comparing(Check::worstDetection));
    }
}
