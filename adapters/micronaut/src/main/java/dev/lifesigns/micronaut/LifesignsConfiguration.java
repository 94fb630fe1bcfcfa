/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

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
        if (startupWait.isNegative()) {
            throw new IllegalArgumentException("lifesigns.startup-wait: " + startupWait + " (expected: 0s or more)");
        }
        if (drainDelay.isNegative()) {
            throw new IllegalArgumentException("lifesigns.drain-delay: " + drainDelay + " (expected: 0s or more)");
        }
        // the default is one empty name
        inMemory = inMemory.stream().filter(name -> !name.isBlank()).collect(Collectors.toUnmodifiableSet());
    }
}
