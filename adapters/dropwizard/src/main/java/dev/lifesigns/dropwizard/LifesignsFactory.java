/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.PolicyOverrides;
import io.dropwizard.util.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code lifesigns} of a configuration. Immutable.
 *
 * @param startupWait how long the start waits, at most, until each check has answered once; default: 5 s
 * @param defaults the policy of each check
 * @param checks that of one, by its name
 * @param endpoint where our own endpoint is served; {@code null} is nowhere
 */
public record LifesignsFactory(
        @JsonProperty("startupWait") @Nullable Duration startupWait,
        @JsonProperty("defaults") @Nullable PolicyFactory defaults,
        @JsonProperty("checks") Map<String, PolicyFactory> checks,
        @JsonProperty("endpoint") @Nullable EndpointFactory endpoint) {
    /** The engine's own defaults. */
    public static final LifesignsFactory DEFAULT = new LifesignsFactory(null, null, Map.of(), null);

    public LifesignsFactory {
        // Jackson gives null for a key that is not there
        checks = Map.copyOf(Objects.requireNonNullElse(checks, Map.of()));
    }

    @Override
    public Duration startupWait() {
        return startupWait == null ? Duration.seconds(5) : startupWait;
    }

    BridgePolicies policies() {
        Map<String, PolicyOverrides> byName = new HashMap<>();
        checks.forEach((name, policy) -> byName.put(name, policy.overrides()));
        PolicyOverrides ofAll = defaults == null ? PolicyOverrides.none() : defaults.overrides();
        return new BridgePolicies(ofAll.named(value -> "lifesigns.defaults." + value), byName);
    }
}
