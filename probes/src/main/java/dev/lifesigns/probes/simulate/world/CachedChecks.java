/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.simulate.scenario.Application;
import dev.lifesigns.probes.simulate.scenario.Application.Health;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Runs checks on their own schedule, as Lifesigns does; a probe reads their last results, which takes no time. */
final class CachedChecks implements HealthAnswers {
    private final Map<String, CachedCheck> checks = new LinkedHashMap<>();
    private final List<CachedCheck> startup;
    private final List<CachedCheck> liveness;
    private final List<CachedCheck> readiness;

    CachedChecks(EventQueue queue, Backends backends, Application application, RandomGenerator random) {
        Health health = application.health();
        Stream.of(health.startup(), health.liveness(), health.readiness())
                .flatMap(names -> application.checks(names).stream())
                .distinct()
                .forEach(check -> checks.put(
                        check.name(), new CachedCheck(queue, backends.of(check.dependency()), check, random)));
        this.startup = of(health.startup());
        this.liveness = of(health.liveness());
        this.readiness = of(health.readiness());
    }

    private List<CachedCheck> of(List<String> names) {
        return checks.values().stream()
                .filter(check -> names.contains(check.name()))
                .toList();
    }

    @Override
    public void start() {
        checks.values().forEach(CachedCheck::start);
    }

    @Override
    public void end() {
        checks.values().forEach(CachedCheck::end);
    }

    @Override
    public Answer answer(ProbeKind kind) {
        return new Answer(
                switch (kind) {
                    case STARTUP -> all(startup, CachedCheck::hasEverSucceeded);
                    case LIVENESS -> all(liveness, CachedCheck::isNotKnownToFail);
                    case READINESS -> all(readiness, CachedCheck::succeeds);
                },
                0);
    }

    private static boolean all(List<CachedCheck> checks, Predicate<CachedCheck> condition) {
        for (CachedCheck check : checks) {
            if (!condition.test(check)) {
                return false;
            }
        }
        return true;
    }
}
