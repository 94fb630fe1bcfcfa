/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.http.PublicLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The HTTP endpoint of Lifesigns itself, under {@code lifesigns.endpoint}. Immutable.
 *
 * <pre>{@code
 * lifesigns.endpoint.enabled=true
 * lifesigns.endpoint.paths.[/healthz]=liveness
 * }</pre>
 *
 * @param enabled whether it is served; default: false
 * @param port on which port, if there is one for management
 * @param basePath its path below the context path of the server, such as {@code /internal/health}
 * @param rootAliases whether {@code /livez}, {@code /readyz} and {@code /startupz} exist too
 * @param paths further paths, each with the name of a probe
 * @param publicLevel what unauthenticated clients see
 * @param showDetails who sees the detailed view
 * @param roles any of which shows it to a user; default: those of {@code management.endpoint.health.roles}
 * @param bearerTokens hashes of tokens that show it as well, {@code sha256:} and 64 hexadecimal digits each
 * @param rateLimit how many requests one client may send
 */
@ConfigurationProperties("lifesigns.endpoint")
public record HttpEndpointProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("management") EndpointPort port,
        @DefaultValue("/health") String basePath,
        @DefaultValue("false") boolean rootAliases,
        @DefaultValue Map<String, String> paths,
        @DefaultValue("checks") PublicLevel publicLevel,
        @DefaultValue("when-authorized") Show showDetails,
        @Nullable Set<String> roles,
        @DefaultValue Set<String> bearerTokens,
        @DefaultValue RateLimitProperties rateLimit) {
    public HttpEndpointProperties {
        paths = Map.copyOf(paths);
        roles = roles == null ? null : Set.copyOf(roles);
        bearerTokens = Set.copyOf(bearerTokens);
    }

    /**
     * How many requests one client address may send. Liveness, readiness and startup are answered beyond it, in short.
     *
     * @param enabled whether there is a limit
     * @param perSecond sustained requests per second
     * @param burst requests at once
     * @param exempt networks without a limit, such as {@code 10.0.0.0/8}; loopback never has one
     * @param trustedProxies networks of proxies whose {@code X-Forwarded-For} is believed, where the server does not do that
     * @param strict whether requests beyond it are rejected for liveness, readiness and startup as well
     */
    public record RateLimitProperties(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("50") int perSecond,
            @DefaultValue("100") int burst,
            @DefaultValue Set<String> exempt,
            @DefaultValue Set<String> trustedProxies,
            @DefaultValue("false") boolean strict) {
        public RateLimitProperties {
            exempt = Set.copyOf(exempt);
            trustedProxies = Set.copyOf(trustedProxies);
        }
    }

    /** Servlet mappings that lead to it. */
    List<String> urlPatterns() {
        List<String> patterns = new ArrayList<>(List.of(basePath, basePath + "/*"));
        if (rootAliases) {
            patterns.addAll(List.of("/livez", "/readyz", "/startupz"));
        }
        // the pattern of the root itself is the empty one
        paths.keySet().forEach(path -> patterns.add(path.equals("/") ? "" : path));
        return patterns;
    }
}
