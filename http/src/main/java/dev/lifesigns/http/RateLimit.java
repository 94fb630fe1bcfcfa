/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.Set;

/**
 * How many requests one client may send. Immutable.
 *
 * @param perSecond tokens added to its bucket per second
 * @param burst the capacity of the bucket
 * @param exempt networks that are not limited
 * @param trustedProxies networks of proxies whose {@code X-Forwarded-For} is trusted
 */
record RateLimit(int perSecond, int burst, CidrSet exempt, CidrSet trustedProxies) {
    static final RateLimit DEFAULT = of(50, 100, Set.of(), Set.of());
    private static final int GREATEST = 1_000_000;

    static RateLimit of(int perSecond, int burst, Set<String> exempt, Set<String> trustedProxies) {
        return new RateLimit(
                require("rateLimit.perSecond", perSecond),
                require("rateLimit.burst", burst),
                CidrSet.parse("rateLimit.exempt", exempt),
                CidrSet.parse("rateLimit.trustedProxies", trustedProxies));
    }

    private static int require(String what, int value) {
        if (value < 1 || value > GREATEST) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: 1 to " + GREATEST + ")");
        }
        return value;
    }
}
