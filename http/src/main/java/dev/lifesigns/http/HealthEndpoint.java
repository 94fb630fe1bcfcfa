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
 * RepresentationCache health requests from the snapshots of a {@link HealthChecker}, whatever the web framework. Thread-safe.
 *
 * <pre>{@code
 * HealthEndpoint endpoint = HealthEndpoint.builder(health)
 *     .bearerTokens("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
 *     .build();
 * }</pre>
 *
 * <p>{@code GET /health/ready} then answers 200, or 503 if a critical check fails:
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
     * Whether a path is the endpoint's to answer; all others are the application's.
     *
     * @param path as for {@link HealthRequest#path()}
     */
    public boolean owns(String path) {
        return routes.owns(requireNonNull(path, "path"));
    }

    /**
     * RepresentationCache a request.
     *
     * <p>The stage is complete on return, unless the request waits for news ({@code Prefer: wait}), for checks that run
     * on a probe, or for a password to be verified. It never completes exceptionally, and nothing is thrown: a fault of our own is logged and answered
     * with 500. If the client hangs up, cancel the stage's future: that frees its place among those who wait, and
     * disturbs no check.
     *
     * <p>A stage that completes later does so on a thread that serves all who wait: what depends on it must not block
     * there.
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
     * A kubelet must be answered even if somebody asks too much from its own address: with the true code, at once, and
     * at the least cost.
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
         * Sets where the endpoint lives; {@code /health} unless set.
         *
         * @param basePath one or more segments such as {@code /internal/health}, without a slash at the end
         * @throws IllegalArgumentException if it is not of that form
         */
        @CanIgnoreReturnValue
        public Builder basePath(String basePath) {
            this.basePath = Routes.requireBasePath(requireNonNull(basePath, "basePath"));
            return this;
        }

        /** Sets whether {@code /livez}, {@code /readyz} and {@code /startupz} are answered too; false unless set. */
        @CanIgnoreReturnValue
        public Builder rootAliases(boolean rootAliases) {
            this.rootAliases = rootAliases;
            return this;
        }

        /**
         * Adds a path at which a probe is answered, such as one that a manifest has already. {@code Accept} and
         * {@code ?format=} choose the format, as on our own paths.
         *
         * @param path {@code /}, or segments such as {@code /healthz}, without a slash at the end
         * @param probe the name of a probe of the checker
         * @throws IllegalArgumentException if the path is malformed; {@link #build()} refuses one at which something is
         *     answered already, and a probe that does not exist
         */
        @CanIgnoreReturnValue
        public Builder path(String path, String probe) {
            paths.add(new FurtherPath(requireNonNull(path, "path"), requireNonNull(probe, "probe"), null));
            return this;
        }

        /**
         * Same as {@link #path(String, String)}, but answered in that format whatever {@code Accept} says. Below a path of
         * {@link Format#ACTUATOR} its groups are answered too, such as {@code /actuator/health/liveness}.
         *
         * <pre>{@code builder.path("/actuator/health", Probes.READINESS, Format.ACTUATOR)}</pre>
         */
        @CanIgnoreReturnValue
        public Builder path(String path, String probe, Format format) {
            paths.add(new FurtherPath(
                    requireNonNull(path, "path"), requireNonNull(probe, "probe"), requireNonNull(format, "format")));
            return this;
        }

        /** Sets how much unauthenticated readers are shown; {@link PublicLevel#CHECKS} unless set. */
        @CanIgnoreReturnValue
        public Builder publicLevel(PublicLevel publicLevel) {
            this.publicLevel = requireNonNull(publicLevel, "publicLevel");
            return this;
        }

        /**
         * Lets readers in who send {@code Authorization: Bearer <token>}.
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
         * Lets readers in whom that authenticator lets in. Of several, one that lets a reader in is enough.
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
         * Lets readers in for whom a condition holds, such as those whom a framework's security knows. It is asked on the
         * server's own thread and should not block; what it throws is logged and answered with 500.
         *
         * <pre>{@code builder.authenticatedWhen(request -> request.principal() != null)}</pre>
         *
         * <p>Others are answered 403 if they are somebody ({@link HealthRequest#principal()}) or there is no other way to
         * log in, else 401.
         */
        @CanIgnoreReturnValue
        public Builder authenticatedWhen(Predicate<HealthRequest> condition) {
            authenticators.add(new FrameworkSecurity(requireNonNull(condition, "condition")));
            return this;
        }

        /**
         * Lets readers in who have any of these roles, as {@link HealthRequest#isUserInRole} tells. Same answers as for
         * {@link #authenticatedWhen}.
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
         * Sets how often one client address may ask; 50 per second with a burst of 100 unless set, nobody but loopback
         * exempt, no trusted proxies.
         *
         * @param perSecond requests per second in the long run
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
         * Sets whether a client that asks too much is refused liveness, readiness and startup as well; false unless set.
         *
         * <p>These are otherwise always answered with their true code, only shorter: whoever shares the address of a
         * kubelet could make it restart the service.
         */
        @CanIgnoreReturnValue
        public Builder strictRateLimit(boolean strict) {
            this.strictRateLimit = strict;
            return this;
        }

        /** Limits nobody. */
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

        /** The endpoint. */
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
