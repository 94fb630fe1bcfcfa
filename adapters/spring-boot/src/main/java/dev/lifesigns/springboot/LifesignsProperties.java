/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.PolicyOverrides;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set under {@code lifesigns}, beside {@code lifesigns.enabled}. Immutable.
 *
 * <pre>{@code
 * lifesigns.defaults.period=5s
 * lifesigns.checks.db.timeout=800ms
 * lifesigns.checks.[brokers/orders].critical=false
 * }</pre>
 *
 * @param startupWait for how long the start waits, at most, until each contributor has answered once; default: 5 s
 * @param drainDelay for how long the application keeps serving after it receives the stop signal; default: 0 s; less
 *     than {@code spring.lifecycle.timeout-per-shutdown-phase}
 * @param inMemory further contributors that never block, by name: read on each request and not run in the background
 * @param defaults policy of each contributor
 * @param checks policy by the name of the contributor; a child of a composite is {@code composite/child}
 */
@ConfigurationProperties("lifesigns")
public record LifesignsProperties(
        @DefaultValue("5s") Duration startupWait,
        @DefaultValue("0s") Duration drainDelay,
        @DefaultValue Set<String> inMemory,
        @DefaultValue PolicyProperties defaults,
        @DefaultValue Map<String, PolicyProperties> checks) {
    public LifesignsProperties {
        inMemory = Set.copyOf(inMemory);
        checks = Map.copyOf(checks);
    }

    BridgePolicies policies() {
        Map<String, PolicyOverrides> overrides = new HashMap<>();
        checks.forEach((name, policy) -> overrides.put(name, policy.overrides()));
        return new BridgePolicies(defaults.overrides(), overrides);
    }

    /** How a value is spelled here: {@code staleAfter} of {@code db} is {@code lifesigns.checks.db.stale-after}. */
    static String key(String check, String value) {
        String name = check.matches("[a-zA-Z0-9-]+") ? "." + check : ".[" + check + "]";
        return "lifesigns.checks" + name + "." + DataObjectPropertyName.toDashedForm(value);
    }
}
