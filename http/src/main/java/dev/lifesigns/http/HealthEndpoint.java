/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.PasswordQueue.Verdict;
import dev.lifesigns.internal.SystemPlatform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    private final ErrorResponses errors;
    private final ThrottledErrorLog faults;
    private final Authentication authentication;
    private final ClientAddress clientAddress;
    private final LongPolling longPolling;
    private final @Nullable RateLimiter rateLimiter;

    private HealthEndpoint(Builder builder) {
        this.checker = builder.checker;
        LongSupplier nanoClock = builder.nanoClock;
        this.authentication = builder.authentication();
        this.clientAddress =
                new ClientAddress(builder.rateLimit == null ? CidrSet.NONE : builder.rateLimit.trustedProxies());
        this.rateLimiter = builder.rateLimit == null
                ? null
                : new RateLimiter(builder.rateLimit, builder.strictRateLimit, nanoClock);
        this.errors = new ErrorResponses(authentication.challenges());
        this.routes = Routes.of(
                checker::snapshot,
                builder.basePath,
                builder.rootAliases,
                builder.publicLevel,
                authentication.possible(),
                builder.paths);
        this.representations = new RepresentationCache(checker);
        this.faults = new ThrottledErrorLog(System.getLogger("dev.lifesigns.http"), nanoClock);
        this.longPolling = new LongPolling(checker, representations, errors, nanoClock, this::fault, new Waits());
    }

    /** A builder for an endpoint at {@code /health} without authenticated readers. */
    public static Builder builder(HealthChecker checker) {
        return new Builder(checker);
    }

    /** Whether a text is what {@link Builder#path(String, String)} takes for a path. */
    public static boolean isPath(String path) {
        return FurtherPath.wellFormed(requireNonNull(path, "path"));
    }

    /**
     * Whether the endpoint is responsible for a path; all others belong to the application.
     *
     * @param path as for {@link HealthRequest#path()}
     */
    public boolean owns(String path) {
        return routes.owns(requireNonNull(path, "path"));
    }

    /**
     * Responds to a request.
     *
     * <p>The stage is complete on return, unless the request waits for a change ({@code Prefer: wait}), for checks that
     * run on a probe, or for a password to be verified. It never completes exceptionally, and nothing is thrown: an internal error is
     * logged, and the response is 500. If the client disconnects, cancel the stage's future: that makes room for another
     * waiting request, and affects no check.
     *
     * <p>A stage that completes later does so on a thread that all waiting requests share: dependent actions must not
     * block it.
     */
    public CompletionStage<HealthResponse> handle(HealthRequest request) {
        requireNonNull(request, "request");
        try {
            return respond(request);
        } catch (Throwable fault) {
            return fault(fault);
        }
    }

    private CompletionStage<HealthResponse> respond(HealthRequest request) {
        boolean head = request.method().equals("HEAD");
        try {
            return dispatch(request, head);
        } catch (BadRequestException e) {
            return errors.badRequest(e).to(head);
        }
    }

    private CompletionStage<HealthResponse> dispatch(HealthRequest request, boolean head) {
        boolean reading = head || request.method().equals("GET");
        if (rateLimiter != null && rateLimiter.exceeded(clientAddress.of(request))) {
            return overLimit(request, reading && !rateLimiter.isStrict(), head);
        }
        Route route = routes.find(request.path());
        if (route == null) {
            return errors.notFound().to(head);
        }
        if (!reading) {
            return errors.methodNotAllowed().to(head);
        }
        Representation representation = route.representation(request);
        if (representation == null) {
            return errors.notFound().to(head);
        }
        return route.authenticated()
                ? authenticated(representation, request, head)
                : represent(representation, request, head);
    }

    /**
     * A kubelet must get a response even if another client exceeds the limit from the same address: with the true status
     * code, immediately, and at the lowest cost.
     */
    private CompletionStage<HealthResponse> overLimit(HealthRequest request, boolean lenient, boolean head) {
        Representation representation = lenient ? brief(request) : null;
        RenderedRepresentation rendered =
                representation == null ? null : representations.render(representation, representations.latest());
        return rendered == null ? errors.tooManyRequests(1).to(head) : rendered.full(head);
    }

    private @Nullable Representation brief(HealthRequest request) {
        try {
            Route route = routes.find(request.path());
            return route == null ? null : route.brief(request);
        } catch (BadRequestException e) {
            return null;
        }
    }

    private CompletionStage<HealthResponse> authenticated(
            Representation representation, HealthRequest request, boolean head) {
        CompletableFuture<Verdict> verdict = authentication.of(request, clientAddress.of(request));
        if (verdict.isDone()) {
            PreparedResponse refusal = refusal(verdict.join());
            return refusal == null ? represent(representation, request, head) : refusal.to(head);
        }
        PendingRequest pending = pending(representation, request, head);
        return new LinkedResponse(this::fault).follow(verdict, judged -> {
            PreparedResponse refusal = refusal(judged);
            return refusal == null ? respondLater(pending) : refusal.to(head);
        });
    }

    private @Nullable PreparedResponse refusal(Verdict verdict) {
        return switch (verdict.outcome()) {
            case AUTHENTICATED -> null;
            case FORBIDDEN -> errors.forbidden();
            case REJECTED -> errors.unauthorized();
            case BUSY -> errors.tooManyRequests(verdict.retryAfterSeconds());
        };
    }

    private CompletionStage<HealthResponse> represent(
            Representation representation, HealthRequest request, boolean head) {
        String ifNoneMatch = request.header("If-None-Match");
        boolean patient = ifNoneMatch != null && WaitPreference.seconds(request.header("Prefer")) > 0;
        VersionCache version = patient ? null : representations.upToDate(representation);
        return version == null
                ? respondLater(pending(representation, request, head))
                : conditional(representation, version, ifNoneMatch, head);
    }

    private PendingRequest pending(Representation representation, HealthRequest request, boolean head) {
        String ifNoneMatch = request.header("If-None-Match");
        int seconds = ifNoneMatch == null ? 0 : WaitPreference.seconds(request.header("Prefer"));
        return new PendingRequest(
                representation, head, clientAddress.of(request).key(), ifNoneMatch, seconds);
    }

    private CompletionStage<HealthResponse> respondLater(PendingRequest pending) {
        VersionCache version = representations.upToDate(pending.representation());
        return version == null
                ? new LinkedResponse(this::fault)
                        .follow(
                                representations
                                        .afterRuns(pending.representation())
                                        .toCompletableFuture(),
                                soon -> respondLater(pending, soon))
                : respondLater(pending, version);
    }

    private CompletionStage<HealthResponse> respondLater(PendingRequest pending, VersionCache version) {
        return pending.ifNoneMatch() == null || pending.waitSeconds() == 0
                ? conditional(pending.representation(), version, pending.ifNoneMatch(), pending.head())
                : new LongPoll(longPolling, pending, pending.ifNoneMatch()).start(version);
    }

    private CompletionStage<HealthResponse> conditional(
            Representation representation, VersionCache version, @Nullable String ifNoneMatch, boolean head) {
        RenderedRepresentation rendered = representations.render(representation, version);
        if (rendered == null) {
            return errors.notFound().to(head);
        }
        return ifNoneMatch != null && rendered.matches(ifNoneMatch) ? rendered.notModified() : rendered.full(head);
    }

    private CompletionStage<HealthResponse> fault(Throwable fault) {
        faults.log(fault);
        return errors.internalServerError();
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
        private final List<byte[]> tokenHashes = new ArrayList<>();
        private final Map<String, String> users = new HashMap<>();
        private final List<Authenticator> authenticators = new ArrayList<>();
        private @Nullable RateLimit rateLimit = RateLimit.DEFAULT;
        private boolean strictRateLimit;
        private LongSupplier nanoClock = SystemPlatform.clock();

        private Builder(HealthChecker checker) {
            this.checker = requireNonNull(checker, "checker");
        }

        /**
         * Sets the path of the endpoint (default: {@code /health}).
         *
         * @param basePath one or more segments such as {@code /internal/health}, without a slash at the end
         * @throws IllegalArgumentException if it is not of that form
         */
        @CanIgnoreReturnValue
        public Builder basePath(String basePath) {
            this.basePath = Routes.requireBasePath(requireNonNull(basePath, "basePath"));
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
         * @param path {@code /}, or segments such as {@code /healthz}, without a slash at the end
         * @param probe the name of a probe of the checker
         * @throws IllegalArgumentException if the path is malformed; {@link #build()} rejects a path that is in use already and
         *     a probe that does not exist
         */
        @CanIgnoreReturnValue
        public Builder path(String path, String probe) {
            paths.add(new FurtherPath(requireNonNull(path, "path"), requireNonNull(probe, "probe"), null));
            return this;
        }

        /**
         * Same as {@link #path(String, String)}, but always in that format, regardless of {@code Accept}. Below a path of
         * {@link Format#ACTUATOR} its groups exist too, such as {@code /actuator/health/liveness}.
         *
         * <pre>{@code builder.path("/actuator/health", Probes.READINESS, Format.ACTUATOR)}</pre>
         */
        @CanIgnoreReturnValue
        public Builder path(String path, String probe, Format format) {
            paths.add(new FurtherPath(
                    requireNonNull(path, "path"), requireNonNull(probe, "probe"), requireNonNull(format, "format")));
            return this;
        }

        /** Sets how much unauthenticated clients see (default: {@link PublicLevel#CHECKS}). */
        @CanIgnoreReturnValue
        public Builder publicLevel(PublicLevel publicLevel) {
            this.publicLevel = requireNonNull(publicLevel, "publicLevel");
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
            return bearerTokens(List.of(requireNonNull(hashes, "hashes")));
        }

        /** Same as {@link #bearerTokens(String...)}. */
        @CanIgnoreReturnValue
        public Builder bearerTokens(Iterable<String> hashes) {
            tokenHashes.addAll(Bearer.parse(requireNonNull(hashes, "hashes")));
            return this;
        }

        /**
         * Lets readers in who send {@code Authorization: Basic}.
         *
         * @param users bcrypt hash ({@code $2a$}, {@code $2b$} or {@code $2y$}, cost 4 to 14) of the password by user name
         * <p>Needs {@code org.springframework.security:spring-security-crypto}, which is an optional dependency.
         *
         * @throws IllegalArgumentException if there is none, a name is empty or has a colon, or a hash is malformed
         * @throws IllegalStateException if the library is missing
         */
        @CanIgnoreReturnValue
        public Builder basicUsers(Map<String, String> users) {
            Map<String, String> checked = Basic.require(requireNonNull(users, "users"));
            BCryptPasswords.requireLibrary();
            this.users.putAll(checked);
            return this;
        }

        /**
         * Adds an authenticator. A request is authenticated if any authenticator accepts it.
         *
         * @throws IllegalArgumentException if it has no challenge
         */
        @CanIgnoreReturnValue
        public Builder authenticator(Authenticator authenticator) {
            if (requireNonNull(authenticator, "authenticator").challenges().isEmpty()) {
                throw new IllegalArgumentException("authenticator: no challenge (expected: at least one)");
            }
            authenticators.add(authenticator);
            return this;
        }

        /**
         * Authenticates requests that meet a condition, such as a login that the framework's security has verified. It is
         * evaluated on the server's own thread and should not block; an exception is logged, and the response is 500.
         *
         * <pre>{@code builder.authenticatedWhen(request -> request.principal() != null)}</pre>
         *
         * <p>The response to other requests is 403 if they have a principal ({@link HealthRequest#principal()}) or there
         * is no other way to log in, and 401 otherwise.
         */
        @CanIgnoreReturnValue
        public Builder authenticatedWhen(Predicate<HealthRequest> condition) {
            authenticators.add(new FrameworkSecurity(requireNonNull(condition, "condition")));
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
            List<String> any = List.of(requireNonNull(roles, "roles"));
            if (any.isEmpty()) {
                throw new IllegalArgumentException("roles: none (expected: at least one)");
            }
            return authenticatedWhen(request -> any.stream().anyMatch(request::isUserInRole));
        }

        /**
         * Sets how many requests one client address may send (default: 50 per second with a burst of 100, only loopback
         * exempt, no trusted proxies).
         *
         * @param perSecond sustained requests per second
         * @param burst requests at once
         * @param exempt networks whose clients are not limited, such as {@code 10.0.0.0/8}; loopback never is
         * @param trustedProxies networks of direct peers whose {@code X-Forwarded-For} is believed
         * @throws IllegalArgumentException if a number is less than 1 or a network is malformed
         */
        @CanIgnoreReturnValue
        public Builder rateLimit(int perSecond, int burst, Set<String> exempt, Set<String> trustedProxies) {
            this.rateLimit = RateLimit.of(
                    perSecond,
                    burst,
                    requireNonNull(exempt, "exempt"),
                    requireNonNull(trustedProxies, "trustedProxies"));
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

        /** Sets the monotonic clock of rate limits, waiting and remembered credentials. */
        @CanIgnoreReturnValue
        Builder nanoClock(LongSupplier nanoClock) {
            this.nanoClock = nanoClock;
            return this;
        }

        /**
         * The endpoint.
         *
         * @throws IllegalArgumentException if a further path is in use already, or its probe does not exist
         */
        public HealthEndpoint build() {
            return new HealthEndpoint(this);
        }

        private Authentication authentication() {
            List<Authenticator> all = new ArrayList<>();
            if (!tokenHashes.isEmpty()) {
                all.add(new Bearer(tokenHashes));
            }
            all.addAll(authenticators);
            return new Authentication(all, users.isEmpty() ? null : new Basic(users, nanoClock));
        }
    }
}
