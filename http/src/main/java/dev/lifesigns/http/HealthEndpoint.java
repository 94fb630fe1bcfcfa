/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.internal.SystemPlatform;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Responds to health requests from the snapshots of a {@link HealthChecker}, in any web framework. Thread-safe.
 *
 * <pre>{@code
 * HealthEndpoint endpoint = HealthEndpoint.builder(health)
 *     .bearerTokens("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
 *     .build();
 * }</pre>
 *
 * <p>The response to {@code GET /health/ready} is 200, or 503 if a critical check fails:
 *
 * <pre>{@code
 * {"status":"degraded","checks":{
 *   "database":{"status":"up","latency_ms":1.27},
 *   "recommendations":{"status":"down","latency_ms":501.02,"error":"timeout"}}}
 * }</pre>
 */
public final class HealthEndpoint {
    private final HealthChecker checker;
    private final Routes routes;
    private final RepresentationCache representations;
    private final RequestHandler handler;

    private HealthEndpoint(Builder builder) {
        Authentication authentication = builder.authentication.build(builder.nanoClock);
        this.checker = builder.checker;
        Metrics metrics = builder.metrics.build(builder.basePath, checker.snapshot());
        this.routes = Routes.of(
                checker::snapshot,
                builder.basePath,
                builder.rootAliases,
                builder.publicLevel,
                authentication.possible(),
                builder.paths,
                metrics,
                builder.files);
        this.representations = new RepresentationCache(checker, builder.wallClock);
        this.handler = new RequestHandler(
                checker,
                routes,
                representations,
                authentication,
                builder.rateLimit,
                builder.strictRateLimit,
                builder.publicLevel,
                metrics,
                builder.beats,
                builder.nanoClock);
    }

    /** A builder for an endpoint at {@code /health} without authenticated readers. */
    public static Builder builder(HealthChecker checker) {
        return new Builder(checker);
    }

    /** Whether {@link Builder#path(String, String)} accepts a text as a path. */
    public static boolean isPath(String path) {
        return FurtherPath.wellFormed(requireNonNull(path, "HealthEndpoint.isPath: path is null"));
    }

    /**
     * Whether the endpoint is responsible for a path; all others belong to the application.
     *
     * @param path as for {@link HealthRequest#path()}
     */
    public boolean owns(String path) {
        return routes.owns(requireNonNull(path, "HealthEndpoint.owns: path is null"));
    }

    /**
     * Responds to a request.
     *
     * <p>The stage is complete on return unless the request waits for a change ({@code Prefer: wait}), for checks that
     * run on a probe, or for a password to be verified. It never completes exceptionally, and nothing is thrown: an
     * internal error is logged, and the response is 500. If the client disconnects, cancel the stage's future: that
     * makes room for another waiting request, and affects no check.
     *
     * <p>A stage that completes later does so on a thread that all waiting requests share: dependent actions must not
     * block it.
     */
    public CompletionStage<HealthResponse> handle(HealthRequest request) {
        return handler.handle(requireNonNull(request, "HealthEndpoint.handle: request is null"));
    }

    /**
     * Ends the streams of events for good: each reader gets the last event, and its response ends. Closing the checker does the
     * same; a server that waits for open responses when it stops has to do it earlier. The stage completes when every stream has
     * ended. May be called more than once.
     */
    @CanIgnoreReturnValue
    public CompletionStage<Void> endEvents() {
        return handler.endEvents();
    }

    HealthChecker checker() {
        return checker;
    }

    RepresentationCache representations() {
        return representations;
    }

    /** Collects the options of an endpoint. Not thread-safe. */
    public static final class Builder {
        private final HealthChecker checker;
        private String basePath = "/health";
        private boolean rootAliases;
        private final List<FurtherPath> paths = new ArrayList<>();
        private PublicLevel publicLevel = PublicLevel.CHECKS;
        private final AuthenticationOptions authentication = new AuthenticationOptions();
        private @Nullable RateLimit rateLimit = RateLimit.DEFAULT;
        private boolean strictRateLimit;
        private final Map<String, StaticFile> files = new HashMap<>();
        private final MetricsOptions metrics = new MetricsOptions();
        private @Nullable BeatReceiver beats;
        private LongSupplier nanoClock = SystemPlatform.clock();
        private InstantSource wallClock = SystemPlatform.wallClock();

        private Builder(HealthChecker checker) {
            this.checker = requireNonNull(checker, "HealthEndpoint.builder: checker is null");
        }

        /**
         * Sets the path of the endpoint (default: {@code /health}).
         *
         * @param basePath one or more segments such as {@code /internal/health}, without a slash at the end
         * @throws IllegalArgumentException if it is not of that form
         */
        @CanIgnoreReturnValue
        public Builder basePath(String basePath) {
            this.basePath = Routes.requireBasePath(
                    requireNonNull(basePath, "HealthEndpoint.Builder.basePath: basePath is null"));
            return this;
        }

        /** Sets whether {@code /livez}, {@code /readyz} and {@code /startupz} exist too (default: false). */
        @CanIgnoreReturnValue
        public Builder rootAliases(boolean rootAliases) {
            this.rootAliases = rootAliases;
            return this;
        }

        /**
         * Adds a path for a probe, such as one that an existing manifest uses. {@code Accept} and {@code ?format=} select
         * the format, as on the endpoint's own paths.
         *
         * @param path {@code /}, or segments such as {@code /healthz}; compared as sent, so {@code /healthz/} is another path
         * @param probe the name of a probe of the checker
         * @throws IllegalArgumentException if the path is malformed; {@link #build()} rejects a path that is in use already and
         *     a probe that does not exist
         */
        @CanIgnoreReturnValue
        public Builder path(String path, String probe) {
            paths.add(new FurtherPath(
                    requireNonNull(path, "HealthEndpoint.Builder.path: path is null"),
                    requireNonNull(probe, "HealthEndpoint.Builder.path: probe is null"),
                    null));
            return this;
        }

        /**
         * Same as {@link #path(String, String)}, but always in that format, regardless of {@code Accept}. Below a path of
         * {@link Format#ACTUATOR} its groups exist too, such as {@code /actuator/health/liveness}, unless that path is added itself.
         *
         * <pre>{@code
         * HealthEndpoint.builder(health).path("/actuator/health", Probes.READINESS, Format.ACTUATOR).build();
         * }</pre>
         */
        @CanIgnoreReturnValue
        public Builder path(String path, String probe, Format format) {
            paths.add(new FurtherPath(
                    requireNonNull(path, "HealthEndpoint.Builder.path: path is null"),
                    requireNonNull(probe, "HealthEndpoint.Builder.path: probe is null"),
                    requireNonNull(format, "HealthEndpoint.Builder.path: format is null")));
            return this;
        }

        /** Sets how much unauthenticated clients see (default: {@link PublicLevel#CHECKS}). */
        @CanIgnoreReturnValue
        public Builder publicLevel(PublicLevel publicLevel) {
            this.publicLevel = requireNonNull(publicLevel, "HealthEndpoint.Builder.publicLevel: publicLevel is null");
            return this;
        }

        /**
         * Authenticates requests that carry {@code Authorization: Bearer <token>}.
         *
         * @param hashes of the tokens: {@code sha256:} and 64 hexadecimal digits each
         * @throws IllegalArgumentException if there is none, or one is malformed
         */
        @CanIgnoreReturnValue
        public Builder bearerTokens(String... hashes) {
            return bearerTokens(List.of(requireNonNull(hashes, "HealthEndpoint.Builder.bearerTokens: hashes is null")));
        }

        /** Same as {@link #bearerTokens(String...)}. */
        @CanIgnoreReturnValue
        public Builder bearerTokens(Iterable<String> hashes) {
            authentication.bearerTokens(requireNonNull(hashes, "HealthEndpoint.Builder.bearerTokens: hashes is null"));
            return this;
        }

        /**
         * Authenticates requests that carry {@code Authorization: Basic}.
         *
         * <p>Needs {@code org.springframework.security:spring-security-crypto}, which is an optional dependency.
         *
         * @param users the bcrypt hash ({@code $2a$}, {@code $2b$}, or {@code $2y$}, cost 4 to 14) of the password by user
         *     name
         * @throws IllegalArgumentException if there is none, a name is empty or has a colon, or a hash is malformed
         * @throws IllegalStateException if the library is missing
         */
        @CanIgnoreReturnValue
        public Builder basicUsers(Map<String, String> users) {
            authentication.basicUsers(requireNonNull(users, "HealthEndpoint.Builder.basicUsers: users is null"));
            return this;
        }

        /**
         * Adds an authenticator. A request is authenticated if any authenticator accepts it.
         *
         * @throws IllegalArgumentException if it has no challenge
         */
        @CanIgnoreReturnValue
        public Builder authenticator(Authenticator authenticator) {
            authentication.authenticator(
                    requireNonNull(authenticator, "HealthEndpoint.Builder.authenticator: authenticator is null"));
            return this;
        }

        /**
         * Authenticates requests that meet a condition, such as a login that the framework's security has verified. It is
         * evaluated on the server's own thread and should not block; an exception is logged, and the response is 500.
         *
         * <pre>{@code
         * HealthEndpoint.builder(health).authenticatedWhen(request -> request.principal() != null).build();
         * }</pre>
         *
         * <p>The response to other requests is 403 if they have a principal ({@link HealthRequest#principal()}) or there
         * is no other way to log in, and 401 otherwise.
         */
        @CanIgnoreReturnValue
        public Builder authenticatedWhen(Predicate<HealthRequest> condition) {
            authentication.when(
                    requireNonNull(condition, "HealthEndpoint.Builder.authenticatedWhen: condition is null"));
            return this;
        }

        /**
         * Authenticates requests whose user has any of these roles ({@link HealthRequest#isUserInRole}). Same status codes
         * as for {@link #authenticatedWhen}.
         *
         * @throws IllegalArgumentException if there is none
         */
        @CanIgnoreReturnValue
        public Builder authenticatedRoles(String... roles) {
            authentication.roles(
                    List.of(requireNonNull(roles, "HealthEndpoint.Builder.authenticatedRoles: roles is null")));
            return this;
        }

        /**
         * Sets how many requests one client address may send (default: 50 per second with a burst of 100, only loopback
         * exempt, no trusted proxies).
         *
         * @param perSecond sustained requests per second
         * @param burst requests at once
         * @param exempt networks whose clients are not limited, such as {@code 10.0.0.0/8}; loopback is always exempt
         * @param trustedProxies networks of direct peers whose {@code X-Forwarded-For} is trusted
         * @throws IllegalArgumentException if a number is less than 1 or a network is malformed
         */
        @CanIgnoreReturnValue
        public Builder rateLimit(int perSecond, int burst, Set<String> exempt, Set<String> trustedProxies) {
            this.rateLimit = RateLimit.of(
                    perSecond,
                    burst,
                    requireNonNull(exempt, "HealthEndpoint.Builder.rateLimit: exempt is null"),
                    requireNonNull(trustedProxies, "HealthEndpoint.Builder.rateLimit: trustedProxies is null"));
            return this;
        }

        /** Same as {@code rateLimit(perSecond, burst, Set.of(), Set.of())}. */
        @CanIgnoreReturnValue
        public Builder rateLimit(int perSecond, int burst) {
            return rateLimit(perSecond, burst, Set.of(), Set.of());
        }

        /**
         * Sets whether requests over the limit are rejected for liveness, readiness and startup as well (default: false).
         *
         * <p>By default the response to these always has the true status code, and over the limit a shorter body.
         * Otherwise a client with the same address as a kubelet could cause restarts.
         */
        @CanIgnoreReturnValue
        public Builder strictRateLimit(boolean strict) {
            this.strictRateLimit = strict;
            return this;
        }

        /** Removes the rate limit. */
        @CanIgnoreReturnValue
        public Builder noRateLimit() {
            this.rateLimit = null;
            return this;
        }

        /**
         * Serves metrics for Prometheus at {@code metrics} below the base path, in OpenMetrics or its text format (default:
         * there are none). A scrape runs no check.
         *
         * <p>Authenticated clients see everything, all others what the {@link #publicLevel} shows. The rate limit applies.
         *
         * <pre>{@code
         * HealthEndpoint endpoint = HealthEndpoint.builder(health).metrics().build();
         * }</pre>
         */
        @CanIgnoreReturnValue
        public Builder metrics() {
            metrics.serve(null);
            return this;
        }

        /**
         * Same as {@link #metrics()}, but at that path, such as {@code /metrics}.
         *
         * @throws IllegalArgumentException if the path is malformed; {@link #build()} rejects one that is in use already
         */
        @CanIgnoreReturnValue
        public Builder metrics(String path) {
            metrics.serve(requireNonNull(path, "HealthEndpoint.Builder.metrics: path is null"));
            return this;
        }

        /**
         * Sets the networks whose clients see all metrics without credentials (default: none, not even loopback).
         *
         * <p>A request with a header that says it was forwarded counts as one of the network only if the direct peer is a
         * trusted proxy of the {@link #rateLimit(int, int, Set, Set)} and the client itself is in the network.
         *
         * @param networks such as {@code 10.0.0.0/8}
         * @throws IllegalArgumentException if one is malformed
         */
        @CanIgnoreReturnValue
        public Builder metricsNetworks(Set<String> networks) {
            metrics.networks(requireNonNull(networks, "HealthEndpoint.Builder.metricsNetworks: networks is null"));
            return this;
        }

        /**
         * Serves a file to everyone at a path (default: there are none). The rate limit applies.
         *
         * @param path segments such as {@code /health/style.css}; compared as sent
         * @throws IllegalArgumentException if the path is malformed; {@link #build()} rejects one that is in use already
         */
        @CanIgnoreReturnValue
        public Builder file(String path, StaticFile file) {
            files.put(
                    FurtherPath.require("file", requireNonNull(path, "HealthEndpoint.Builder.file: path is null")),
                    requireNonNull(file, "HealthEndpoint.Builder.file: file is null"));
            return this;
        }

        /**
         * Accepts signs of life of jobs at {@code POST {basePath}/beat/{name}} with {@code Authorization: Bearer <token>} (default:
         * none). The response is 204, or 401 if the receiver does not accept it. The rate limit applies.
         */
        @CanIgnoreReturnValue
        public Builder beats(BeatReceiver receiver) {
            this.beats = requireNonNull(receiver, "HealthEndpoint.Builder.beats: receiver is null");
            return this;
        }

        /** Sets the monotonic clock of rate limits, waiting and remembered credentials. */
        @CanIgnoreReturnValue
        Builder nanoClock(LongSupplier nanoClock) {
            this.nanoClock = nanoClock;
            return this;
        }

        /** Sets the clock that {@code server_time} shows. */
        @CanIgnoreReturnValue
        Builder wallClock(InstantSource wallClock) {
            this.wallClock = wallClock;
            return this;
        }

        /**
         * Builds the endpoint.
         *
         * @throws IllegalArgumentException if a further path or that of the metrics or of a file is already in use, or a probe does not
         *     exist
         */
        public HealthEndpoint build() {
            return new HealthEndpoint(this);
        }
    }
}
