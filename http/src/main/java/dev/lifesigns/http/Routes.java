/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.Probes;
import dev.lifesigns.http.View.StatusVocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All paths of an endpoint. Probes are known when the endpoint is created; checks are looked up in the snapshot at each
 * request. An unknown path leaves nothing behind. Paths are compared as sent: nothing is decoded or normalized.
 */
final class Routes {
    private static final Pattern BASE_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Pattern DOTS = Pattern.compile("(^|.*/)\\.\\.?(/.*|$)");

    private final String basePath;
    private final PublicLevel level;
    private final List<String> probes;
    private final @Nullable CheckRoutes checks;
    private final Map<String, Route> byPath = new HashMap<>();

    private Routes(String basePath, PublicLevel level, List<String> probes, Supplier<HealthSnapshot> snapshots) {
        this.basePath = basePath;
        this.level = level;
        this.probes = probes;
        this.checks = level == PublicLevel.CHECKS ? new CheckRoutes(basePath + "/checks/", snapshots) : null;
    }

    /**
     * The routes of an endpoint with these options.
     *
     * @param detailed whether any request can be authenticated
     * @throws IllegalArgumentException if a further path is in use already, or its probe does not exist
     */
    static Routes of(
            Supplier<HealthSnapshot> snapshots,
            String basePath,
            boolean rootAliases,
            PublicLevel level,
            boolean detailed,
            List<FurtherPath> further) {
        List<String> probes =
                snapshots.get().probes().stream().map(ProbeSnapshot::name).toList();
        Routes routes = new Routes(basePath, level, probes, snapshots);
        routes.addFixed();
        if (rootAliases) {
            routes.addRootAliases();
        }
        if (detailed) {
            routes.byPath.put(
                    basePath + "/detailed", Route.of(true, null, Dialects.ALL, dialect -> new View.Detailed(probes)));
        }
        further.forEach(routes::add);
        return routes;
    }

    /**
     * The path itself, if it is a valid base path.
     *
     * @throws IllegalArgumentException if it is not
     */
    static String requireBasePath(String path) {
        if (!BASE_PATH.matcher(path).matches() || hasDotSegment(path)) {
            throw new IllegalArgumentException("basePath: '" + path
                    + "' (expected: segments such as /health, without a slash at the end, dots alone or escapes)");
        }
        return path;
    }

    /** Whether a segment is {@code .} or {@code ..}, which many clients and proxies remove. */
    static boolean hasDotSegment(String path) {
        return DOTS.matcher(path).matches();
    }

    boolean owns(String path) {
        boolean below = path.startsWith(basePath)
                && (path.length() == basePath.length() || path.charAt(basePath.length()) == '/');
        return below || byPath.containsKey(path);
    }

    /**
     * The route of a path, or {@code null} if it is unknown.
     *
     * @throws BadRequestException if it is malformed
     */
    @Nullable
    Route find(String path) {
        Route route = byPath.get(path);
        if (route == null && checks != null) {
            route = checks.find(path);
        }
        if (route == null) {
            PercentEncoding.validate("path", path);
        }
        return route;
    }

    private void addFixed() {
        put(
                "",
                dialect -> dialect == Dialects.MICROPROFILE
                        ? new View.Overall(checksShown())
                        : new View.OfProbe(Probes.READINESS, StatusVocabulary.FULL, checksShown(), groups()));
        put("/live", dialect -> view(dialect, Probes.LIVENESS));
        put("/ready", dialect -> view(dialect, Probes.READINESS));
        put("/startup", dialect -> view(dialect, Probes.STARTUP));
        byPath.put(
                basePath + "/started",
                Route.of(List.of(Dialects.MICROPROFILE), dialect -> view(dialect, Probes.STARTUP)));
        for (String probe : probes) {
            put(
                    "/probes/" + probe,
                    dialect -> new View.OfProbe(probe, StatusVocabulary.FULL, checksShown(), List.of()));
        }
    }

    private void addRootAliases() {
        Map.of("/livez", Probes.LIVENESS, "/readyz", Probes.READINESS, "/startupz", Probes.STARTUP)
                .forEach((path, probe) -> byPath.put(path, Route.of(Dialects.ALL, dialect -> view(dialect, probe))));
    }

    private void add(FurtherPath further) {
        if (!probes.contains(further.probe())) {
            throw new IllegalArgumentException("path '" + further.path() + "': probe: '" + further.probe()
                    + "' (expected: one of " + String.join(", ", probes) + ")");
        }
        Dialect format = further.format() == null ? null : Dialects.of(further.format());
        boolean actuator = further.format() == Format.ACTUATOR;
        addFurther(further.path(), format, further.probe(), actuator ? groups() : List.of());
        if (actuator) {
            for (String group : checksShown() ? probes : standardProbes()) {
                addFurther((further.path().equals("/") ? "" : further.path()) + "/" + group, format, group, List.of());
            }
        }
    }

    private void addFurther(String path, @Nullable Dialect format, String probe, List<String> groups) {
        if (isReserved(path) || byPath.containsKey(path)) {
            throw new IllegalArgumentException(
                    "path: '" + path + "' (expected: a path at which nothing is answered yet)");
        }
        byPath.put(path, Route.of(false, format, Dialects.ALL, dialect -> view(dialect, probe, groups)));
    }

    /** Whether the content of the path depends on the checks or on authentication. */
    private boolean isReserved(String path) {
        return path.startsWith(basePath + "/checks/")
                || path.startsWith(basePath + "/probes/")
                || path.equals(basePath + "/detailed");
    }

    private View view(Dialect dialect, String probe) {
        return view(dialect, probe, List.of());
    }

    /**
     * A probe at a path of its own. For liveness and startup the native format shows the status alone; the other formats
     * list checks where the original does.
     */
    private View view(Dialect dialect, String probe, List<String> groups) {
        boolean foreign = dialect != Dialects.NATIVE;
        return switch (probe) {
            case Probes.LIVENESS ->
                new View.OfProbe(probe, StatusVocabulary.UP_OR_DOWN, checksShown() && foreign, groups);
            case Probes.STARTUP ->
                new View.OfProbe(probe, StatusVocabulary.UP_OR_STARTING, checksShown() && foreign, groups);
            default -> new View.OfProbe(probe, StatusVocabulary.FULL, checksShown(), groups);
        };
    }

    private boolean checksShown() {
        return level == PublicLevel.CHECKS;
    }

    /** Names of probes where they may be shown: custom names reveal something about the service. */
    private List<String> groups() {
        return checksShown() ? probes : List.of();
    }

    private static List<String> standardProbes() {
        return List.of(Probes.LIVENESS, Probes.READINESS, Probes.STARTUP);
    }

    private void put(String below, Function<Dialect, View> view) {
        byPath.put(basePath + below, Route.of(Dialects.ALL, view));
    }
}
