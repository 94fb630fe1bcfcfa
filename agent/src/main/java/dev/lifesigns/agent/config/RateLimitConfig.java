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
 * @param perSecond sustained requests per second allowed per client address
 * @param burst requests that it may send in a burst
 * @param exempt address ranges that are not limited, in addition to loopback, in CIDR notation
 * @param trustedProxies address ranges whose {@code X-Forwarded-For} header is trusted, in CIDR notation
 * @param strict whether liveness, readiness and startup return 429 over the limit, too
 */
public record RateLimitConfig(
        boolean enabled, int perSecond, int burst, List<String> exempt, List<String> trustedProxies, boolean strict) {
    public RateLimitConfig {
        exempt = List.copyOf(exempt);
        trustedProxies = List.copyOf(trustedProxies);
    }
}
