/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.http.PublicLevel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The section {@code security}.
 *
 * @param publicLevel what is shown without credentials
 * @param tokens hashes of bearer tokens that grant access to details, as {@code sha256:} and 64 hexadecimal digits
 * @param basic bcrypt hashes of passwords, by users who may see details
 * @param rateLimit how many requests a client may send
 */
public record SecurityConfig(
        PublicLevel publicLevel, List<String> tokens, Map<String, String> basic, RateLimitConfig rateLimit) {
    public SecurityConfig {
        tokens = List.copyOf(tokens);
        basic = Collections.unmodifiableMap(new TreeMap<>(basic));
    }

    /** Whether anyone may see details. */
    public boolean hasCredentials() {
        return !tokens.isEmpty() || !basic.isEmpty();
    }

    /** Shows how many credentials there are, and none of them. */
    @Override
    public String toString() {
        return "SecurityConfig[publicLevel=" + publicLevel + ", tokens=" + tokens.size() + ", basic=" + basic.size()
                + ", rateLimit=" + rateLimit + "]";
    }
}
