/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.Probes;
import dev.lifesigns.http.View.StatusVocabulary;
import dev.lifesigns.http.metrics.RequestCounter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private final @Nullable Metrics metrics;
    private final Map<String, Route> byPath = new HashMap<>();
    private final Map<String, StaticFile> files = new HashMap<>();

    private Routes(
            String basePath,
            PublicLevel level,
            List<String> probes,
            Supplier<HealthSnapshot> snapshots,
            @Nullable Metrics metrics) {
        this.basePath = basePath;
        this.level = level;
        this.probes = probes;
        this.checks = level == PublicLevel.CHECKS ? new CheckRoutes(basePath + "/checks/", snapshots) : null;
        this.metrics = metrics;
    }

    /**
     * The routes of an endpoint with these options.
     *
     * @param detailed whether any request can be authenticated
     * @param metrics where there are metrics, which are no route but have a path; {@code null} if there are none
     * @param files what is served unchanged, by path
     * @throws IllegalArgumentException if a further path or that of the metrics or of a file is in use already, or a probe does not exist
     */
    static Routes of(
            Supplier<HealthSnapshot> snapshots,
            String basePath,
            boolean rootAliases,
            PublicLevel level,
            boolean detailed,
            List<FurtherPath> further,
            @Nullable Metrics metrics,
            Map<String, StaticFile> files) {
        List<String> probes =
                snapshots.get().probes().stream().map(ProbeSnapshot::name).toList();
        Routes routes = new Routes(basePath, level, probes, snapshots, metrics);
        routes.addFixed();
        if (rootAliases) {
            routes.addRootAliases();
        }
        if (detailed) {
            routes.byPath.put(
                    basePath + "/detailed", Route.of(true, Dialects.ALL, dialect -> new View.Detailed(probes)));
        }
        if (metrics != null) {
            routes.requireFree("metrics: path", metrics.path(), null);
        }
        files.keySet().forEach(routes::requireFreeForFile);
        routes.files.putAll(files);
        routes.add(further);
        routes.addOwnGroups();
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

    /** Below it, signs of life are accepted. */
    String beatPath() {
        return basePath + "/beat/";
    }

    /** The path of the events, which are no route. */
    String eventsPath() {
        return basePath + "/events";
    }

    /** Everything about all checks, in our own format. */
    Representation everything() {
        return new Representation(new View.Detailed(probes), Dialects.NATIVE, null);
    }

    boolean owns(String path) {
        return isBelowBase(path) || byPath.containsKey(path) || isMetrics(path) || files.containsKey(path);
    }

    private boolean isBelowBase(String path) {
        return path.startsWith(basePath)
                && (path.length() == basePath.length() || path.charAt(basePath.length()) == '/');
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

    /** Whether a path, whose route this is, exists where there are no operators. */
    boolean isPublic(String path, @Nullable Route route) {
        return route == null ? path.equals(badgePath()) || path.startsWith(beatPath()) : !route.authenticated();
    }

    /** The file at a path, or {@code null} if there is none. */
    @Nullable
    StaticFile file(String path) {
        return files.get(path);
    }

    private void addFixed() {
        put(
                "",
                Probes.READINESS,
                dialect -> dialect == Dialects.MICROPROFILE
                        ? new View.Overall(checksShown())
                        : new View.OfProbe(Probes.READINESS, StatusVocabulary.FULL, checksShown(), groups()));
        put("/live", Probes.LIVENESS, dialect -> view(dialect, Probes.LIVENESS));
        put("/ready", Probes.READINESS, dialect -> view(dialect, Probes.READINESS));
        put("/startup", Probes.STARTUP, dialect -> view(dialect, Probes.STARTUP));
        byPath.put(
                basePath + "/started",
                Route.of(
                        null,
                        List.of(Dialects.MICROPROFILE),
                        dialect -> view(dialect, Probes.STARTUP),
                        requests(Probes.STARTUP)));
        for (String probe : probes) {
            put(
                    "/probes/" + probe,
                    probe,
                    dialect -> new View.OfProbe(probe, StatusVocabulary.FULL, checksShown(), List.of()));
        }
    }

    /** Where clients of Actuator's document look for its groups, unless something else is there. */
    private void addOwnGroups() {
        groupsShown()
                .forEach(probe -> byPath.putIfAbsent(
                        basePath + "/" + probe,
                        Route.of(null, Dialects.ACTUATOR, dialect -> view(dialect, probe), requests(probe))));
    }

    private void addRootAliases() {
        Map.of("/livez", Probes.LIVENESS, "/readyz", Probes.READINESS, "/startupz", Probes.STARTUP)
                .forEach((path, probe) -> byPath.put(
                        path, Route.of(null, Dialects.ALL, dialect -> view(dialect, probe), requests(probe))));
    }

    /** The paths that the user has chosen, and the groups below those of Actuator, whose paths may be chosen too. */
    private void add(List<FurtherPath> further) {
        Map<String, FurtherPath> chosen = new HashMap<>();
        for (FurtherPath path : further) {
            requireProbe(path);
            requireFree(path.path(), chosen.put(path.path(), path));
        }
        List<FurtherPath> parents = further.stream()
                .filter(path -> path.format() == Format.ACTUATOR)
                .filter(path -> further.stream().flatMap(this::groupsBelow).noneMatch(path::equals))
                .toList();
        parents.stream()
                .flatMap(this::groupsBelow)
                .distinct()
                .filter(group -> !chosen.containsKey(group.path()))
                .forEach(group -> {
                    requireFree(group.path(), null);
                    add(group, List.of());
                });
        further.forEach(path -> add(path, parents.contains(path) ? groups() : List.of()));
    }

    /** The paths of the groups below a path in the Actuator format; none below any other. */
    private Stream<FurtherPath> groupsBelow(FurtherPath path) {
        return path.format() == Format.ACTUATOR ? groupsShown().stream().map(path::group) : Stream.of();
    }

    private List<String> groupsShown() {
        return checksShown() ? probes : Probes.STANDARD;
    }

    private void add(FurtherPath path, List<String> groups) {
        Dialect format = path.format() == null ? null : Dialects.of(path.format());
        byPath.put(
                path.path(),
                Route.of(format, Dialects.ALL, dialect -> view(dialect, path.probe(), groups), requests(path.probe())));
    }

    private void requireProbe(FurtherPath further) {
        if (!probes.contains(further.probe())) {
            throw new IllegalArgumentException("path '" + further.path() + "': probe: '" + further.probe()
                    + "' (expected: one of " + String.join(", ", probes) + ")");
        }
    }

    private void requireFreeForFile(String path) {
        if (isMetrics(path)) {
            throw inUse("file", path, "the metrics are there already");
        }
        requireFree("file", path, null);
    }

    private void requireFree(String path, @Nullable FurtherPath before) {
        if (isMetrics(path)) {
            throw inUse("path", path, "the metrics are there already");
        }
        if (files.containsKey(path)) {
            throw inUse("path", path, "a file is there already");
        }
        requireFree("path", path, before);
    }

    private void requireFree(String what, String path, @Nullable FurtherPath before) {
        if (before != null) {
            throw inUse(what, path, "it is a path of '" + before.probe() + "' already");
        }
        if (isReserved(path) || byPath.containsKey(path)) {
            throw inUse(
                    what,
                    path,
                    isBelowBase(path)
                            ? "the endpoint itself responds there, and basePath moves it"
                            : "rootAliases adds it already");
        }
    }

    private static IllegalArgumentException inUse(String what, String path, String taken) {
        return new IllegalArgumentException(
                what + ": '" + path + "' (expected: a path that is not in use; " + taken + ")");
    }

    /** All paths but those of single checks, of the metrics and of badges. */
    Set<String> paths() {
        return Set.copyOf(byPath.keySet());
    }

    /** Whether the content of the path depends on the checks, on authentication, or on the query. */
    private boolean isReserved(String path) {
        return path.startsWith(basePath + "/checks/")
                || path.startsWith(basePath + "/probes/")
                || path.startsWith(beatPath())
                || path.equals(basePath + "/detailed")
                || path.equals(eventsPath())
                || path.equals(badgePath());
    }

    /** The path of badges, which are no route: they have a format of their own. */
    String badgePath() {
        return basePath + "/badge.svg";
    }

    private boolean isMetrics(String path) {
        return metrics != null && metrics.path().equals(path);
    }

    private @Nullable RequestCounter requests(String probe) {
        return metrics == null ? null : metrics.requests().of(probe);
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

    private void put(String below, String probe, Function<Dialect, View> view) {
        byPath.put(basePath + below, Route.of(null, Dialects.ALL, view, requests(probe)));
    }
}
