/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import static java.lang.System.Logger.Level.WARNING;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.GateSnapshot;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.ServiceInfo;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The meters in one registry, which follow checks that come and go, and gates that come. Used by one thread at a time. */
final class BoundMeters {
    private static final System.Logger LOG = System.getLogger("dev.lifesigns.micrometer");

    private final HealthChecker health;
    private final MeterRegistry registry;
    private final Tags tags;
    private final MeterGroup service;
    private final Map<String, CheckMeters> checks = new HashMap<>();
    private final Set<String> gates = new HashSet<>();

    /* Checks whose rejection is in the log. */
    private final Set<String> rejected = new HashSet<>();

    BoundMeters(HealthChecker health, MeterRegistry registry, Tags tags) {
        this.health = health;
        this.registry = registry;
        this.tags = tags;
        this.service = new MeterGroup(registry, tags);
        HealthSnapshot seen = health.snapshot();
        orWarn("service", () -> registerInfo(seen.service()));
        seen.probes().forEach(probe -> orWarn("probe '" + probe.name() + "'", () -> registerProbe(probe.name())));
    }

    @SuppressWarnings("ReferenceEquality") // two registries are never the same, whatever they say of themselves
    boolean isIn(MeterRegistry other) {
        return registry == other;
    }

    /** Brings the meters up to date. Those that the registry rejects keep no others from following. */
    void look() {
        HealthSnapshot seen = health.snapshot();
        Set<String> names = new HashSet<>();
        for (CheckSnapshot check : seen.checks()) {
            names.add(check.name());
            follow(check.name());
        }
        rejected.retainAll(names);
        checks.keySet().stream().filter(name -> !names.contains(name)).toList().forEach(this::forget);
        seen.gates().stream()
                .map(GateSnapshot::name)
                .filter(gates::add)
                .forEach(gate -> orWarn("gate '" + gate + "'", () -> registerGate(gate)));
    }

    private void follow(String name) {
        // The handle first: should the name be reused in between, the next look finds another handle.
        CheckHandle handle = health.handle(name);
        CheckSnapshot seen = health.snapshot().check(name);
        if (seen == null) {
            return;
        }
        CheckMeters known = checks.get(name);
        if (known != null && !known.areOf(handle)) {
            forget(name);
            known = null;
        }
        if (known == null) {
            register(handle, seen);
        } else {
            known.follow(seen);
        }
    }

    private void register(@Nullable CheckHandle handle, CheckSnapshot seen) {
        MeterGroup meters = new MeterGroup(registry, tags.and("check", seen.name()));
        try {
            CheckMeters check = new CheckMeters(health, handle, seen, meters);
            check.follow(seen);
            checks.put(seen.name(), check);
        } catch (RuntimeException refusal) {
            meters.remove();
            if (rejected.add(seen.name())) {
                warn("check '" + seen.name() + "'", refusal);
            }
        }
    }

    private static void orWarn(String what, Runnable registration) {
        try {
            registration.run();
        } catch (RuntimeException refusal) {
            warn(what, refusal);
        }
    }

    private static void warn(String what, RuntimeException refusal) {
        LOG.log(WARNING, what + ": the registry rejects its meters (expected: no others of their names)", refusal);
    }

    private void forget(String name) {
        CheckMeters gone = checks.remove(name);
        if (gone != null) {
            gone.remove();
        }
    }

    private void registerInfo(ServiceInfo info) {
        Tags named =
                Tags.of("service", info.name(), "version", text(info.version()), "instance", text(info.instance()));
        service.gauge("health.info", "The service that is checked.", named, () -> 1);
    }

    /** For Prometheus, an empty label is one that does not exist. */
    private static String text(@Nullable String tag) {
        return tag == null ? "" : tag;
    }

    private void registerProbe(String name) {
        for (ProbeStatus status : ProbeStatus.values()) {
            service.gauge(
                    "health.probe.status",
                    "1 for the status that the probe has, 0 for every other one.",
                    Tags.of("probe", name, "status", status.wireName()),
                    () -> health.status(name) == status ? 1 : 0);
        }
    }

    private void registerGate(String name) {
        service.gauge(
                "health.gate.closed", "1 if the gate is closed, else 0.", Tags.of("gate", name), () -> isClosed(name));
    }

    private double isClosed(String gate) {
        return health.snapshot().gates().stream().anyMatch(seen -> seen.name().equals(gate) && seen.closed()) ? 1 : 0;
    }

    void remove() {
        service.remove();
        checks.values().forEach(CheckMeters::remove);
        checks.clear();
    }
}
