/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.GateSnapshot;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.ProbeStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The meters of one registry, which follow checks that come and go, and gates that come. */
final class BoundMeters {
    private static final Duration LONG = Duration.ofDays(1);

    /* Also the least time between two looks at the names, however often a status changes. */
    private static final long LOOK_SECONDS = 1;

    private final HealthChecker health;
    private final MeterRegistry registry;
    private final Map<String, CheckMeters> checks = new ConcurrentHashMap<>();

    /* Used by one look at a time. */
    private final Set<String> gates = new HashSet<>();

    BoundMeters(HealthChecker health, MeterRegistry registry) {
        this.health = health;
        this.registry = registry;
    }

    void start() {
        for (ProbeSnapshot probe : health.snapshot().probes()) {
            for (ProbeStatus status : ProbeStatus.values()) {
                register(probe.name(), status);
            }
        }
        // before the first look: a check's first run may come at once
        var unused = health.onRun(run -> {
            CheckSnapshot seen = health.snapshot().check(run.check());
            if (seen != null) {
                meters(seen).ran(run.latency());
            }
        });
        follow(health.snapshot());
    }

    private void follow(HealthSnapshot seen) {
        Set<String> names = new HashSet<>();
        for (CheckSnapshot check : seen.checks()) {
            names.add(check.name());
            meters(check);
        }
        checks.entrySet().removeIf(known -> {
            boolean gone = !names.contains(known.getKey());
            if (gone) {
                known.getValue().remove();
            }
            return gone;
        });
        seen.gates().stream().map(GateSnapshot::name).filter(gates::add).forEach(this::registerGate);
        if (seen.lifecycle() != HealthLifecycle.CLOSED) {
            var unused = health.changed(seen, LONG)
                    .thenAcceptAsync(this::follow, CompletableFuture.delayedExecutor(LOOK_SECONDS, TimeUnit.SECONDS));
        }
    }

    private CheckMeters meters(CheckSnapshot check) {
        return checks.computeIfAbsent(check.name(), name -> new CheckMeters(health, check, registry));
    }

    private void register(String probe, ProbeStatus status) {
        Gauge.builder("health.probe.status", health, now -> now.status(probe) == status ? 1 : 0)
                .description("Whether a probe has that status")
                .tag("probe", probe)
                .tag("status", status.wireName())
                .register(registry);
    }

    private void registerGate(String gate) {
        Gauge.builder("health.gate.closed", health, now -> isClosed(now, gate))
                .description("Whether a gate is closed")
                .tag("gate", gate)
                .register(registry);
    }

    private static double isClosed(HealthChecker health, String gate) {
        return health.snapshot().gates().stream().anyMatch(seen -> seen.name().equals(gate) && seen.closed()) ? 1 : 0;
    }
}
