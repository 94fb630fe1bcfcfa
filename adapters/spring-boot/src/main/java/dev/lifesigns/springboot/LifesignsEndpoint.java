/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.GateSnapshot;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * What the engine knows, for operators: {@code /actuator/lifesigns}, and {@code /actuator/lifesigns/disk-space} for one
 * check. It is exposed and secured like any other endpoint of Actuator. It reads a snapshot and runs nothing. Who sees
 * {@code message} and {@code details} over HTTP is up to {@link LifesignsEndpointProperties}.
 *
 * <pre>{@code
 * {"lifecycle":"running",
 *  "probes":{"liveness":"up","readiness":"down","startup":"up"},
 *  "gates":{"readiness-state":"open"},
 *  "checks":{"db":{"contributor":"db","status":"down","error":"timeout","message":"no result within 2 s",
 *    "checkedAt":"2026-11-27T02:00:00Z","ageMillis":412,"latencyMillis":2000,"since":"2026-11-27T01:59:50Z",
 *    "consecutiveFailures":2,"critical":true,"probes":["readiness"]}}}
 * }</pre>
 */
@Endpoint(id = "lifesigns")
public final class LifesignsEndpoint {
    private final HealthChecker health;

    LifesignsEndpoint(HealthChecker health) {
        this.health = health;
    }

    /** Everything. */
    @ReadOperation
    public Map<String, Object> health() {
        return all(true);
    }

    Map<String, Object> all(boolean details) {
        HealthSnapshot now = health.snapshot();
        Map<String, Object> probes = new LinkedHashMap<>();
        for (ProbeSnapshot probe : now.probes()) {
            probes.put(probe.name(), probe.status().wireName());
        }
        Map<String, Object> gates = new LinkedHashMap<>();
        for (GateSnapshot gate : now.gates()) {
            gates.put(gate.name(), gate.closed() ? "closed" : "open");
        }
        Map<String, Object> checks = new LinkedHashMap<>();
        for (CheckSnapshot check : now.checks()) {
            checks.put(check.name(), described(check, details));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("lifecycle", now.lifecycle().wireName());
        body.put("probes", probes);
        body.put("gates", gates);
        body.put("checks", checks);
        return body;
    }

    /**
     * One check.
     *
     * @param check its name in the engine, or that of its contributor
     * @return {@code null}, which is 404, if there is none
     */
    @ReadOperation
    public @Nullable Map<String, Object> check(@Selector String check) {
        return check(check, true);
    }

    @Nullable
    Map<String, Object> check(String check, boolean details) {
        for (CheckSnapshot seen : health.snapshot().checks()) {
            if (seen.name().equals(check) || seen.displayName().equals(check)) {
                return described(seen, details);
            }
        }
        return null;
    }

    private static Map<String, Object> described(CheckSnapshot check, boolean details) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("contributor", check.displayName());
        described.put("status", check.status().wireName());
        put(described, "error", check.error() == null ? null : check.error().wireName());
        if (details) {
            put(described, "message", check.message());
            put(described, "details", check.details().isEmpty() ? null : check.details());
        }
        put(described, "checkedAt", check.checkedAt());
        put(described, "ageMillis", millis(check.age()));
        put(described, "latencyMillis", millis(check.latency()));
        put(described, "since", check.since());
        put(described, "stuckForMillis", millis(check.stuckFor()));
        described.put("consecutiveFailures", check.consecutiveFailures());
        described.put("critical", check.critical());
        described.put("probes", check.probes());
        return described;
    }

    private static void put(Map<String, Object> described, String name, @Nullable Object value) {
        if (value != null) {
            described.put(name, value);
        }
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
