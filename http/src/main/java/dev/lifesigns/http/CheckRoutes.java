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
 * The paths of single checks, which come and go with the checks. Thread-safe.
 *
 * <p>A route is made when somebody asks for a check that exists. Those of checks that exist no more are dropped when
 * another one is made, so there are never more than checks.
 */
final class CheckRoutes {
    private final String prefix;
    private final Supplier<HealthSnapshot> snapshots;
    private final Map<String, Route> byPath = new ConcurrentHashMap<>();

    /** @param prefix what stands before a check's name, with the slash */
    CheckRoutes(String prefix, Supplier<HealthSnapshot> snapshots) {
        this.prefix = prefix;
        this.snapshots = snapshots;
    }

    /** What is answered at a path, or {@code null} if no check has it now. */
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
                path, here -> Route.of(Dialects.ALL, dialect -> new View.OfCheck(check.name(), anyProbe)));
    }

    int size() {
        return byPath.size();
    }
}
