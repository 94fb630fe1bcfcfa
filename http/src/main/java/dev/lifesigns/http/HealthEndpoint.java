package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.HealthChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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
    private HealthEndpoint(Builder builder) {}

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
        return false;
    }

    /**
     * Answers a request.
     *
     * <p>The stage is complete on return, unless the request waits for news ({@code Prefer: wait}) or for checks that run
     * on a probe. It never completes exceptionally, and nothing is thrown: a fault of our own is logged and answered
     * with 500. Dropping the stage, when the client hangs up, needs no cancelling and disturbs no check.
     */
    public CompletionStage<HealthResponse> handle(HealthRequest request) {
        return CompletableFuture.completedStage(HealthResponse.of(404, List.of()));
    }

    /** Collects the options of an endpoint. Not thread-safe. */
    public static final class Builder {
        private final HealthChecker checker;
        private String basePath = "/health";
        private boolean rootAliases;
        private PublicLevel publicLevel = PublicLevel.CHECKS;
        private final List<Authenticator> authenticators = new ArrayList<>();

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
            this.basePath = basePath;
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
            return this;
        }

        /** Lets readers in whom that authenticator lets in. Of several, one that lets a reader in is enough. */
        @CanIgnoreReturnValue
        public Builder authenticator(Authenticator authenticator) {
            authenticators.add(requireNonNull(authenticator, "authenticator"));
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
            return this;
        }

        /** The endpoint. */
        public HealthEndpoint build() {
            return new HealthEndpoint(this);
        }
    }
}
