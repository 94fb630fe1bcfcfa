/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthSnapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The paths of single checks, which are added and removed with the checks. Thread-safe.
 *
 * <p>A route is created with the first request for an existing check. Routes of removed checks are dropped when another
 * one is created, so there are never more routes than checks.
 */
final class CheckRoutes {
    private final String prefix;
    private final Supplier<HealthSnapshot> snapshots;
    private final Map<String, Route> byPath = new ConcurrentHashMap<>();

    /** @param prefix the path before a check's name, including the slash */
    CheckRoutes(String prefix, Supplier<HealthSnapshot> snapshots) {
        this.prefix = prefix;
        this.snapshots = snapshots;
    }

    /** The route of a path, or {@code null} if it is not that of a registered check. */
    @Nullable
    Route find(String path) {
        if (!path.startsWith(prefix)) {
            return null;
        }
        Route known = byPath.get(path);
        return known == null ? create(path) : known;
    }

    private @Nullable Route create(String path) {
        HealthSnapshot snapshot = snapshots.get();
        CheckSnapshot check = snapshot.check(path.substring(prefix.length()));
        if (check == null) {
            return null;
        }
        if (byPath.size() >= snapshot.checks().size()) {
            byPath.keySet().removeIf(other -> snapshot.check(other.substring(prefix.length())) == null);
        }
        List<String> anyProbe = check.probes().stream().limit(1).toList();
        return byPath.computeIfAbsent(
                path, here -> Route.of(false, Dialects.ALL, dialect -> new View.OfCheck(check.name(), anyProbe)));
    }

    int size() {
        return byPath.size();
    }
}
