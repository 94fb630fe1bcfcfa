/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.util.List;

/**
 * The section {@code security.rateLimit}.
 *
 * @param enabled whether clients are limited at all
 * @param perSecond requests that each client address may send per second, lasting
 * @param burst requests that it may send at once
 * @param exempt address ranges that are not limited, besides loopback, in CIDR notation
 * @param trustedProxies address ranges whose {@code X-Forwarded-For} counts, in CIDR notation
 * @param strict whether even liveness, readiness and startup are refused over the limit
 */
public record RateLimitConfig(
        boolean enabled, int perSecond, int burst, List<String> exempt, List<String> trustedProxies, boolean strict) {
    public RateLimitConfig {
        exempt = List.copyOf(exempt);
        trustedProxies = List.copyOf(trustedProxies);
    }
}
