/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.springboot.HttpEndpointProperties.RateLimitProperties;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Makes the endpoint that the properties describe. */
final class HttpEndpoints {
    private static final String PREFIX = "lifesigns.endpoint.";

    private HttpEndpoints() {}

    /**
     * The endpoint.
     *
     * @throws InvalidConfigurationPropertyValueException if a value is invalid
     * @throws RefusedConfigurationException if a hash is invalid
     */
    static HealthEndpoint of(HealthChecker health, HttpEndpointProperties properties, Details details) {
        HealthEndpoint.Builder endpoint = HealthEndpoint.builder(health)
                .rootAliases(properties.rootAliases())
                .publicLevel(properties.publicLevel());
        valid("base-path", properties.basePath(), () -> endpoint.basePath(properties.basePath()));
        if (!properties.bearerTokens().isEmpty()) {
            bearerTokens(endpoint, properties.bearerTokens());
        }
        if (details.show() != Show.NEVER) {
            endpoint.authenticatedWhen(request -> details.shownTo(new Reader(request)));
        }
        limit(endpoint, properties.rateLimit());
        return valid("paths", properties.paths(), () -> {
            properties.paths().forEach(endpoint::path);
            return endpoint.build();
        });
    }

    /** Spring Boot's own exception would show what was configured, which may be a token instead of its hash. */
    private static void bearerTokens(HealthEndpoint.Builder endpoint, Set<String> hashes) {
        try {
            endpoint.bearerTokens(hashes);
        } catch (IllegalArgumentException e) {
            throw new RefusedConfigurationException(
                    List.of(PREFIX + "bearer-tokens: not a hash (expected: sha256: and 64 hexadecimal digits each)"),
                    "Set hashes of the tokens, as 'lifesigns token' prints them.");
        }
    }

    private static void limit(HealthEndpoint.Builder endpoint, RateLimitProperties limit) {
        if (limit.enabled()) {
            valid(
                    "rate-limit",
                    limit,
                    () -> endpoint.rateLimit(limit.perSecond(), limit.burst(), limit.exempt(), limit.trustedProxies())
                            .strictRateLimit(limit.strict()));
        } else {
            endpoint.noRateLimit();
        }
    }

    private static <T> T valid(String property, Object value, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(PREFIX + property, value, e.getMessage());
        }
    }

    /** The current user, as the security of the application knows it. */
    private record Reader(HealthRequest request) implements SecurityContext {
        @Override
        public @Nullable Principal getPrincipal() {
            return request.principal();
        }

        @Override
        public boolean isUserInRole(String role) {
            return request.isUserInRole(role);
        }
    }
}
