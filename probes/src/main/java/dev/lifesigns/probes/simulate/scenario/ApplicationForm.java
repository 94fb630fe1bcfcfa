/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.simulate.scenario.Application.Check;
import dev.lifesigns.probes.simulate.scenario.Application.Health;
import dev.lifesigns.probes.simulate.scenario.Application.Listens;
import dev.lifesigns.probes.simulate.scenario.Application.Mode;
import dev.lifesigns.probes.simulate.scenario.Application.Pauses;
import dev.lifesigns.probes.simulate.scenario.Application.Startup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of {@code application}. */
final class ApplicationForm {
    private static final int MOST = 1_000_000;

    private ApplicationForm() {}

    static Application read(Section file, Set<String> dependencies) {
        Section section = file.section("application");
        if (section == null) {
            return nothing();
        }
        Section health = section.section("health");
        Mode mode = health == null ? Mode.CACHED : health.choice("mode", Mode.class);
        Map<String, Check> checks = checks(section, dependencies, mode);
        Application application = new Application(
                startup(section, dependencies),
                pauses(section),
                section.whole("workers", 1, MOST),
                section.positive("requestTime"),
                section.flag("probesShareWorkers"),
                section.distribution("answerTime"),
                section.duration("drainDelay"),
                section.distribution("stopTime"),
                health == null ? noHealth() : health(health, mode, checks.keySet()),
                checks);
        section.end();
        return application;
    }

    private static Startup startup(Section application, Set<String> dependencies) {
        Section section = application.section("startup");
        if (section == null) {
            return noStartup();
        }
        Startup startup = new Startup(
                section.distribution("time"),
                section.choice("listens", Listens.class),
                section.whole("queries", 0, MOST),
                section.names("requires", dependencies));
        section.end();
        return startup;
    }

    private static @Nullable Pauses pauses(Section application) {
        if (application.isNone("pauses")) {
            return null;
        }
        Section section = application.section("pauses");
        if (section == null) {
            return null;
        }
        Pauses pauses = new Pauses(section.distribution("every"), section.distribution("length"));
        section.end();
        if (pauses.every().mean() == 0) {
            section.refuse("every", "0 (expected: more)");
        }
        return pauses;
    }

    private static Health health(Section section, Mode mode, Set<String> checks) {
        Health health = new Health(
                mode,
                section.flag("concurrent"),
                section.names("startup", checks),
                section.names("liveness", checks),
                section.names("readiness", checks));
        section.end();
        return health;
    }

    private static Map<String, Check> checks(Section application, Set<String> dependencies, Mode mode) {
        Map<String, Check> checks = new LinkedHashMap<>();
        application.named("checks").forEach((name, section) -> {
            checks.put(name, check(name, section, dependencies, mode));
            section.end();
        });
        return checks;
    }

    private static Check check(String name, Section section, Set<String> dependencies, Mode mode) {
        Duration period = section.positive("period");
        Duration timeout = section.isNone("timeout") ? null : section.positive("timeout");
        Duration longest = timeout == null ? period : timeout;
        Duration staleAfter = section.has("staleAfter")
                ? section.positive("staleAfter")
                : period.multipliedBy(3).plus(longest);
        if (mode == Mode.CACHED && (timeout == null || timeout.compareTo(period) >= 0)) {
            section.refuse("timeout", "not below the period (expected: less, in mode cached)");
        }
        if (mode == Mode.CACHED && staleAfter.compareTo(period.plus(longest)) < 0) {
            section.refuse("staleAfter", "too short (expected: at least period and timeout together)");
        }
        return new Check(
                name,
                section.name("dependency", dependencies),
                period,
                timeout,
                staleAfter,
                section.has("failureThreshold") ? section.whole("failureThreshold", 1, MOST) : 1,
                section.has("successThreshold") ? section.whole("successThreshold", 1, MOST) : 1);
    }

    private static Application nothing() {
        Distribution none = Distribution.of(Duration.ZERO);
        return new Application(
                noStartup(), null, 1, Duration.ofSeconds(1), true, none, Duration.ZERO, none, noHealth(), Map.of());
    }

    private static Startup noStartup() {
        return new Startup(Distribution.of(Duration.ZERO), Listens.AT_ONCE, 0, List.of());
    }

    private static Health noHealth() {
        return new Health(Mode.CACHED, false, List.of(), List.of(), List.of());
    }
}
