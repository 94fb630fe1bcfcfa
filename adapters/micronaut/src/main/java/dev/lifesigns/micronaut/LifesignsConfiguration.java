/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Set;

/**
 * What can be set under {@code lifesigns}, beside {@code lifesigns.enabled} and the policies. Immutable.
 *
 * <pre>{@code
 * lifesigns.startup-wait=10s
 * lifesigns.drain-delay=5s
 * lifesigns.defaults.period=5s
 * lifesigns.checks.jdbc.timeout=800ms
 * lifesigns.endpoint.enabled=true
 * }</pre>
 *
 * @param startupWait for how long the start waits, at most, until each indicator has answered once; default: 5 s
 * @param drainDelay for how long the application keeps serving after it receives the stop signal; default: 0 s
 * @param inMemory further indicators that never block, by name: read on each request and not run in the background
 */
@ConfigurationProperties("lifesigns")
public record LifesignsConfiguration(
        @Bindable(defaultValue = "5s") Duration startupWait,
        @Bindable(defaultValue = "0s") Duration drainDelay,
        @Bindable(defaultValue = "") Set<String> inMemory) {
    public LifesignsConfiguration {
        if (drainDelay.isNegative()) {
            throw new IllegalArgumentException("lifesigns.drain-delay: " + drainDelay + " (expected: 0s or more)");
        }
        inMemory = Set.copyOf(inMemory);
    }
}
