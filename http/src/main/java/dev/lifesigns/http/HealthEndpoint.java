/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.internal.SystemPlatform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers health requests from the snapshots of a {@link HealthChecker}, whatever the web framework. Thread-safe.
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
    private final LongSupplier nanoClock;
    private final Routes routes;
    private final Answers answers;
    private final Refusals refusals;
    private final FaultLog faults;
    private final @Nullable Authenticator authenticator;
    private final @Nullable RateLimiter rateLimiter;

    private HealthEndpoint(Builder builder) {
        this.checker = builder.checker;
        this.nanoClock = builder.nanoClock;
        this.authenticator = builder.authenticator();
        this.rateLimiter = builder.rateLimit == null ? null : new RateLimiter(builder.rateLimit, nanoClock);
        this.refusals = new Refusals(authenticator == null ? List.of() : authenticator.challenges());
        this.routes = Routes.of(
                checker.snapshot(), builder.basePath, builder.rootAliases, builder.publicLevel, authenticator != null);
        this.answers = new Answers(checker);
        this.faults = new FaultLog(System.getLogger("dev.lifesigns.http"), nanoClock);
    }

    /** A builder for an endpoint at {@code /health} without authenticated readers. */
    public static Builder builder(HealthChecker checker) {
        return new Builder(checker);
    }

    /**
     * Whether a path is the endpoint's to answer; all others are the application's.
     *
     * @param path as for {@link HealthRequest#path()}
     */
    public boolean owns(String path) {
        return routes.owns(path);
    }

    /**
     * Answers a request.
     *
     * <p>The stage is complete on return, unless the request waits for news ({@code Prefer: wait}) or for checks that run
     * on a probe. It never completes exceptionally, and nothing is thrown: a fault of our own is logged and answered
     * with 500. Dropping the stage, when the client hangs up, needs no cancelling and disturbs no check.
     *
     * <p>A stage that completes later does so on the one thread that serves all who wait: what depends on it must not
     * block there.
     */
    public CompletionStage<HealthResponse> handle(HealthRequest request) {
        try {
            return answer(request);
        } catch (Throwable fault) {
            return fault(fault);
        }
    }

    private CompletionStage<HealthResponse> answer(HealthRequest request) {
        boolean head = request.method().equals("HEAD");
        try {
            return answer(request, head);
        } catch (BadRequestException e) {
            return refusals.badRequest(e).to(head);
        }
    }

    private CompletionStage<HealthResponse> answer(HealthRequest request, boolean head) {
        long seconds = rateLimiter == null ? 0 : rateLimiter.secondsToWait(request);
        if (seconds > 0) {
            return refusals.tooManyRequests(seconds).to(head);
        }
        Route route = routes.find(request.path());
        if (route == null) {
            return refusals.notFound().to(head);
        }
        if (!head && !request.method().equals("GET")) {
            return refusals.methodNotAllowed().to(head);
        }
        Replies refusal = route.authenticated() ? refusal(request) : null;
        if (refusal != null) {
            return refusal.to(head);
        }
        Question question = route.in(Dialects.of(request.query(), request.header("Accept")));
        return question == null ? refusals.notFound().to(head) : answer(question, request, head);
    }

    private @Nullable Replies refusal(HealthRequest request) {
        return authenticator == null
                ? refusals.notFound()
                : switch (authenticator.authenticate(request)) {
                    case AUTHENTICATED -> null;
                    case FORBIDDEN -> refusals.forbidden();
                    case REJECTED -> refusals.unauthorized();
                    case BUSY -> refusals.tooManyRequests(1);
                };
    }

    private CompletionStage<HealthResponse> answer(Question question, HealthRequest request, boolean head) {
        String ifNoneMatch = request.header("If-None-Match");
        int wait = ifNoneMatch == null ? 0 : WaitPreference.seconds(request.header("Prefer"));
        Page page = answers.pageNow(question);
        if (page != null && wait == 0) {
            return reply(question, page, ifNoneMatch, head);
        }
        CompletionStage<Page> soon = page == null ? answers.pageSoon(question) : CompletableFuture.completedStage(page);
        return soon.thenCompose(fresh -> wait == 0 || ifNoneMatch == null
                        ? reply(question, fresh, ifNoneMatch, head)
                        : new LongPoll(checker, answers, nanoClock, question, head, ifNoneMatch, wait).begin(fresh))
                .handle((response, fault) -> fault == null ? CompletableFuture.completedStage(response) : fault(fault))
                .thenCompose(stage -> stage);
    }

    private CompletionStage<HealthResponse> reply(
            Question question, Page page, @Nullable String ifNoneMatch, boolean head) {
        Answer answer = answers.answer(question, page);
        return ifNoneMatch != null && answer.matches(ifNoneMatch) ? answer.notModified() : answer.full(head);
    }

    private CompletionStage<HealthResponse> fault(Throwable fault) {
        faults.log(fault);
        return refusals.internalServerError();
    }

    Answers answers() {
        return answers;
    }

    /** Collects the options of an endpoint. Not thread-safe. */
    public static final class Builder {
        private final HealthChecker checker;
        private String basePath = "/health";
        private boolean rootAliases;
        private PublicLevel publicLevel = PublicLevel.CHECKS;
        private final List<byte[]> tokenHashes = new ArrayList<>();
        private final Map<String, String> users = new HashMap<>();
        private final List<Authenticator> authenticators = new ArrayList<>();
        private @Nullable RateLimit rateLimit = RateLimit.DEFAULT;
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
            this.basePath = Routes.requireBasePath(basePath);
            return this;
        }

        /** Sets whether {@code /livez}, {@code /readyz} and {@code /startupz} are answered too; false unless set. */
        @CanIgnoreReturnValue
        public Builder rootAliases(boolean rootAliases) {
            this.rootAliases = rootAliases;
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
            return bearerTokens(List.of(hashes));
        }

        /** Same as {@link #bearerTokens(String...)}. */
        @CanIgnoreReturnValue
        public Builder bearerTokens(Iterable<String> hashes) {
            tokenHashes.addAll(Bearer.parse(hashes));
            return this;
        }

        /**
         * Lets readers in who send {@code Authorization: Basic}.
         *
         * @param users bcrypt hash ({@code $2a$}, {@code $2b$} or {@code $2y$}, cost 4 to 14) of the password by user name
         * @throws IllegalArgumentException if there is none, a name is empty or has a colon, or a hash is malformed
         */
        @CanIgnoreReturnValue
        public Builder basicUsers(Map<String, String> users) {
            this.users.putAll(Basic.require(users));
            return this;
        }

        /**
         * Lets readers in whom that authenticator lets in. Of several, one that lets a reader in is enough.
         *
         * @throws IllegalArgumentException if it has no challenge
         */
        @CanIgnoreReturnValue
        public Builder authenticator(Authenticator authenticator) {
            if (authenticator.challenges().isEmpty()) {
                throw new IllegalArgumentException("authenticator: no challenge (expected: at least one)");
            }
            authenticators.add(authenticator);
            return this;
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
            this.rateLimit = RateLimit.of(perSecond, burst, exempt, trustedProxies);
            return this;
        }

        /** Same as {@code rateLimit(perSecond, burst, Set.of(), Set.of())}. */
        @CanIgnoreReturnValue
        public Builder rateLimit(int perSecond, int burst) {
            return rateLimit(perSecond, burst, Set.of(), Set.of());
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

        private @Nullable Authenticator authenticator() {
            List<Authenticator> all = new ArrayList<>();
            if (!tokenHashes.isEmpty()) {
                all.add(new Bearer(tokenHashes));
            }
            if (!users.isEmpty()) {
                all.add(new Basic(users, nanoClock));
            }
            all.addAll(authenticators);
            return all.isEmpty() ? null : new AnyAuthenticator(all);
        }
    }
}
