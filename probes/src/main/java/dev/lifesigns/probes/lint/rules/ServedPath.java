/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.probes.ProbedService.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A path of the endpoint that Lifesigns serves for the given service.
 *
 * @param probe the probe of Lifesigns at that path; empty for a single check
 * @param checks that the answer depends on
 */
record ServedPath(String probe, List<Check> checks) {
    private static final Map<String, String> PROBES =
            Map.of("", "readiness", "/ready", "readiness", "/live", "liveness", "/startup", "startup");
    private static final Map<String, String> ALIASES =
            Map.of("/readyz", "readiness", "/livez", "liveness", "/startupz", "startup");
    private static final String NAMED_PROBE = "/probes/";
    private static final String NAMED_CHECK = "/checks/";

    /** What is served there to a probe of that container; empty if the service is unknown or serves nothing there. */
    static Optional<ServedPath> of(Target target, String path) {
        return target.service().flatMap(service -> of(service, path));
    }

    /** What the service serves there, if a Kubernetes probe may use it. */
    static Optional<ServedPath> of(ProbedService service, String path) {
        String bare = withoutEnd(path);
        String basePath = withoutEnd(service.basePath());
        if (bare.startsWith(basePath + NAMED_CHECK)) {
            String name = bare.substring(basePath.length() + NAMED_CHECK.length());
            return Optional.of(of(service, "", check -> check.name().equals(name)));
        }
        return probe(basePath, bare)
                .map(probe -> of(service, probe, check -> check.probes().contains(probe)));
    }

    private static ServedPath of(ProbedService service, String probe, Predicate<Check> belongs) {
        return new ServedPath(probe, service.checks().stream().filter(belongs).toList());
    }

    private static String withoutEnd(String path) {
        return path.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
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

    /** A check that makes it fail for a reason that a restart would not fix. */
    Optional<Check> dependency() {
        return checks.stream()
                .filter(check -> check.dependency() && check.critical())
                .findFirst();
    }

    /** The check behind it whose run may take longest. */
    Optional<Check> slowest() {
        return checks.stream().max(Comparator.comparing(Check::timeout));
    }

    /** The check behind it that may take longest to notice an outage. */
    Optional<Check> laziest() {
        return checks.stream().filter(Check::critical).max(Comparator.comparing(Check::worstDetection));
    }
}
