/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.elasticsearch;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.http.HttpService;
import dev.lifesigns.checks.internal.http.Reply;
import java.io.IOException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a cluster of Elasticsearch or OpenSearch is green: it has all of its data, and all of its copies.
 * Thread-safe.
 *
 * <p>Each run opens a new connection for one {@code GET /_cluster/health}. Yellow, where a copy is missing, is degraded
 * unless {@link Builder#allowYellow} is set; red, where data is missing, is down. A node that knows no master responds
 * only after 30 s.
 *
 * <p>Kinds of failure: no such host, refused, reset and closed without a response are {@link
 * dev.lifesigns.ErrorKind#UNREACHABLE}; no complete response in time is {@link dev.lifesigns.ErrorKind#TIMEOUT}; 401 and
 * 403 {@link dev.lifesigns.ErrorKind#UNAUTHORIZED}; 429 {@link dev.lifesigns.ErrorKind#EXHAUSTED}; fewer nodes than
 * demanded, and a certificate that expires too soon {@link dev.lifesigns.ErrorKind#THRESHOLD}; yellow, red and everything
 * else {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code server}, {@code cluster}, {@code nodes}, {@code
 * unassigned_shards} and {@code pending_tasks}, and {@code certificate_days_left} with TLS.
 *
 * <pre>{@code
 * HealthCheck search = ElasticsearchCheck.builder("https://search.internal:9200").minNodes(3).build();
 * }</pre>
 */
public final class ElasticsearchCheck implements HealthCheck, Preparable {
    private final HttpService service;
    private final boolean allowYellow;
    private final int minNodes;

    private ElasticsearchCheck(Builder builder) {
        this.service = builder.service.build();
        this.allowYellow = builder.allowYellow;
        this.minNodes = builder.minNodes;
    }

    /**
     * A check of a cluster.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static ElasticsearchCheck of(String url) {
        return builder(url).build();
    }

    /**
     * A builder for a check of a cluster.
     *
     * @param url {@code http} or {@code https}, of any node; user-info in it is sent as basic credentials
     * @throws IllegalArgumentException if it is not such a URL
     */
    public static Builder builder(String url) {
        return new Builder(HttpService.builder(requireNonNull(url, "ElasticsearchCheck.builder: url is null")));
    }

    @Override
    public void prepare() throws Exception {
        service.prepare();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return service.run(deadline, this::result);
    }

    private CheckResult result(HttpService.Requests requests) throws IOException, InterruptedException {
        Reply reply = requests.get("/_cluster/health");
        if (reply.status() != 200) {
            throw reply.unexpected(reason(reply));
        }
        Map<?, ?> health = reply.object();
        return verdict(health)
                .withDetail("cluster", health.get("cluster_name"))
                .withDetail("nodes", health.get("number_of_nodes"))
                .withDetail("unassigned_shards", health.get("unassigned_shards"))
                .withDetail("pending_tasks", health.get("number_of_pending_tasks"));
    }

    private CheckResult verdict(Map<?, ?> health) throws Refusal {
        String shards = " (" + health.get("unassigned_shards") + " shards are not assigned)";
        String status = String.valueOf(health.get("status"));
        return switch (status) {
            case "red" -> CheckResult.down(ErrorKind.FAILED, "red: data is missing" + shards);
            case "yellow" ->
                allowYellow
                        ? nodes(health)
                        : CheckResult.degraded(ErrorKind.FAILED, "yellow: copies of data are missing" + shards);
            case "green" -> nodes(health);
            default -> throw Refusal.unexpected(status, "a status of green, yellow or red");
        };
    }

    private CheckResult nodes(Map<?, ?> health) {
        return health.get("number_of_nodes") instanceof Number nodes && nodes.intValue() < minNodes
                ? CheckResult.degraded(ErrorKind.THRESHOLD, nodes + " nodes (expected: at least " + minNodes + ")")
                : CheckResult.up();
    }

    /** What is expected, with the name of the error in the words of the server. */
    private static String reason(Reply reply) {
        return reply.objectOrEmpty().get("error") instanceof Map<?, ?> error && error.get("type") != null
                ? "200, without " + error.get("type")
                : "200";
    }

    /** Collects how to connect and what to demand. Not thread-safe. */
    public static final class Builder {
        private final HttpService.Builder service;
        private boolean allowYellow;
        private int minNodes;

        private Builder(HttpService.Builder service) {
            this.service = service;
        }

        /**
         * Sets basic credentials; default: none.
         *
         * @throws IllegalArgumentException if there are others already
         */
        @CanIgnoreReturnValue
        public Builder credentials(String username, String password) {
            service.credentials(
                    requireNonNull(username, "ElasticsearchCheck.Builder.credentials: username is null"),
                    requireNonNull(password, "ElasticsearchCheck.Builder.credentials: password is null"));
            return this;
        }

        /**
         * Sets an API key as Elasticsearch encodes it; default: none.
         *
         * @throws IllegalArgumentException if it cannot be sent, or there are other credentials already
         */
        @CanIgnoreReturnValue
        public Builder apiKey(String key) {
            service.secretHeader(
                    "Authorization",
                    "ApiKey " + requireNonNull(key, "ElasticsearchCheck.Builder.apiKey: key is null"),
                    key);
            return this;
        }

        /** Is content with yellow, as a cluster of one node always is; default: yellow is degraded. */
        @CanIgnoreReturnValue
        public Builder allowYellow() {
            this.allowYellow = true;
            return this;
        }

        /**
         * Sets how many nodes there must be, degraded below; default: any number.
         *
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder minNodes(int count) {
            if (count < 0) {
                throw new IllegalArgumentException("minNodes: " + count + " (expected: 0 or more)");
            }
            this.minNodes = count;
            return this;
        }

        /**
         * Sets the trust and the client certificate; default: the JVM's trust, without a client certificate.
         *
         * @throws IllegalArgumentException if the URL is not https
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            service.tls(requireNonNull(context, "ElasticsearchCheck.Builder.tls: context is null"));
            return this;
        }

        boolean isTls() {
            return service.isTls();
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            service.tls(demand);
            return this;
        }

        /** The check. It does not connect yet. */
        public ElasticsearchCheck build() {
            return new ElasticsearchCheck(this);
        }
    }
}
