/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.Probes;
import dev.lifesigns.Snapshot;
import dev.lifesigns.http.View.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All paths and what is answered there. Immutable: probes and checks are known when the endpoint is made, so an unknown
 * path can not create anything. Paths are compared as they are; nothing is normalised.
 */
final class Routes {
    private static final Pattern BASE_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Pattern DOTS = Pattern.compile("(^|.*/)\\.\\.?(/.*|$)");

    private final String basePath;
    private final boolean rootAliases;
    private final PublicLevel level;
    private final Map<String, Route> byPath = new HashMap<>();

    private Routes(String basePath, boolean rootAliases, PublicLevel level) {
        this.basePath = basePath;
        this.rootAliases = rootAliases;
        this.level = level;
    }

    static Routes of(Snapshot snapshot, String basePath, boolean rootAliases, PublicLevel level, boolean detailed) {
        Routes routes = new Routes(basePath, rootAliases, level);
        List<String> probes =
                snapshot.probes().stream().map(ProbeSnapshot::name).toList();
        routes.addRoot(probes);
        routes.addFixed();
        for (String probe : probes) {
            routes.add("/probes/" + probe, dialect -> routes.probe(probe, Wording.FULL));
        }
        for (CheckSnapshot check : snapshot.checks()) {
            List<String> asked = check.probes().stream().limit(1).toList();
            boolean statusOnly = level == PublicLevel.STATUS;
            routes.add("/checks/" + check.name(), dialect -> new View.OfCheck(check.name(), statusOnly, asked));
        }
        if (detailed) {
            routes.put("/detailed", true, Dialects.ALL, dialect -> new View.Detailed(probes));
        }
        return routes;
    }

    /**
     * The path itself, if it is fit to be a base path.
     *
     * @throws IllegalArgumentException if it is not
     */
    static String requireBasePath(String path) {
        if (!BASE_PATH.matcher(path).matches() || DOTS.matcher(path).matches()) {
            throw new IllegalArgumentException("basePath: '" + path
                    + "' (expected: segments such as /health, without a slash at the end, dots alone or escapes)");
        }
        return path;
    }

    boolean owns(String path) {
        if (path.startsWith(basePath)) {
            return path.length() == basePath.length() || path.charAt(basePath.length()) == '/';
        }
        return rootAliases && isAlias(path);
    }

    /**
     * What is answered at a path, or {@code null} if it is unknown.
     *
     * @throws BadRequestException if it is malformed
     */
    @Nullable
    Route find(String path) {
        Route route = byPath.get(path);
        return route == null ? byPath.get(PercentEncoding.decode("path", path)) : route;
    }

    private void addRoot(List<String> probes) {
        add(
                "",
                dialect -> dialect == Dialects.MICROPROFILE
                        ? new View.Overall(checksShown())
                        : new View.OfProbe(Probes.READINESS, Wording.FULL, checksShown(), probes));
    }

    private void addFixed() {
        add("/live", dialect -> word(dialect, Probes.LIVENESS, Wording.UP_OR_DOWN));
        add("/ready", dialect -> probe(Probes.READINESS, Wording.FULL));
        add("/startup", dialect -> word(dialect, Probes.STARTUP, Wording.UP_OR_STARTING));
        put(
                "/started",
                false,
                List.of(Dialects.MICROPROFILE),
                dialect -> probe(Probes.STARTUP, Wording.UP_OR_STARTING));
        if (rootAliases) {
            byPath.put("/livez", at("/live"));
            byPath.put("/readyz", at("/ready"));
            byPath.put("/startupz", at("/startup"));
        }
    }

    private static boolean isAlias(String path) {
        return path.equals("/livez") || path.equals("/readyz") || path.equals("/startupz");
    }

    private Route at(String below) {
        return requireNonNull(byPath.get(basePath + below));
    }

    /** The native answer is one word, as a restart needs no reasons; the others list checks where their origin does. */
    private View word(Dialect dialect, String probe, Wording wording) {
        return new View.OfProbe(probe, wording, checksShown() && dialect != Dialects.NATIVE, List.of());
    }

    private View probe(String probe, Wording wording) {
        return new View.OfProbe(probe, wording, checksShown(), List.of());
    }

    private boolean checksShown() {
        return level == PublicLevel.CHECKS;
    }

    private void add(String below, Function<Dialect, View> view) {
        put(below, false, Dialects.ALL, view);
    }

    private void put(String below, boolean authenticated, List<Dialect> dialects, Function<Dialect, View> view) {
        List<Question> questions = dialects.stream()
                .map(dialect -> new Question(view.apply(dialect), dialect))
                .toList();
        byPath.put(basePath + below, new Route(authenticated, questions));
    }
}
