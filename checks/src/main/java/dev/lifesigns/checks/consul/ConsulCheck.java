/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.consul;

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
 * Verifies that an agent of Consul knows a leader of its servers; with a token, also that the agent is a living member of
 * its cluster. Thread-safe.
 *
 * <p>Each run opens a new connection for {@code GET /v1/status/leader}, and with a token another one for {@code GET
 * /v1/agent/self}.
 *
 * <p>Kinds of failure: no such host, refused, reset and closed without a response are {@link
 * dev.lifesigns.ErrorKind#UNREACHABLE}; no complete response in time is {@link dev.lifesigns.ErrorKind#TIMEOUT}; 401 and
 * 403, such as for an unknown token, {@link dev.lifesigns.ErrorKind#UNAUTHORIZED}; 429 {@link
 * dev.lifesigns.ErrorKind#EXHAUSTED}; a certificate that expires too soon {@link dev.lifesigns.ErrorKind#THRESHOLD}; no
 * leader and everything else {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code server} and {@code leader}, with a
 * token {@code node}, {@code datacenter} and {@code version}, and {@code certificate_days_left} with TLS.
 *
 * <pre>{@code
 * HealthCheck discovery = ConsulCheck.of("http://127.0.0.1:8500");
 * }</pre>
 */
public final class ConsulCheck implements HealthCheck, Preparable {
    private static final int ALIVE = 1;

    private final HttpService service;
    private final boolean asksAgent;

    private ConsulCheck(Builder builder) {
        this.service = builder.service.build();
        this.asksAgent = builder.asksAgent;
    }

    /**
     * A check of an agent.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static ConsulCheck of(String url) {
        return builder(url).build();
    }

    /**
     * A builder for a check of an agent.
     *
     * @param url {@code http} or {@code https}
     * @throws IllegalArgumentException if it is not such a URL
     */
    public static Builder builder(String url) {
        return new Builder(HttpService.builder(requireNonNull(url, "ConsulCheck.builder: url is null")));
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
        Reply reply = requests.get("/v1/status/leader");
        if (reply.status() == 500 && reply.text().contains("No cluster leader")) {
            throw new Refusal(ErrorKind.FAILED, "no leader");
        }
        if (!(reply.require(200).json() instanceof String leader)) {
            throw new Refusal(ErrorKind.FAILED, "body is not the address of a leader");
        }
        if (leader.isEmpty()) {
            throw new Refusal(ErrorKind.FAILED, "no leader");
        }
        CheckResult result = asksAgent ? agent(requests.get("/v1/agent/self").require(200)) : CheckResult.up();
        return result.withDetail("leader", leader);
    }

    private static CheckResult agent(Reply reply) throws Refusal {
        Map<?, ?> config = object(reply, "Config");
        Object status = object(reply, "Member").get("Status");
        CheckResult verdict = status instanceof Number number && number.intValue() == ALIVE
                ? CheckResult.up()
                : CheckResult.degraded(
                        ErrorKind.FAILED, "the agent is " + word(status) + " in its cluster (expected: alive)");
        return verdict.withDetail("node", config.get("NodeName"))
                .withDetail("datacenter", config.get("Datacenter"))
                .withDetail("version", config.get("Version"));
    }

    private static Map<?, ?> object(Reply reply, String name) throws Refusal {
        if (reply.object().get(name) instanceof Map<?, ?> members) {
            return members;
        }
        throw new Refusal(ErrorKind.FAILED, "body is without " + name + " (expected: the words of /v1/agent/self)");
    }

    private static String word(@Nullable Object status) {
        return switch (String.valueOf(status)) {
            case "2" -> "leaving";
            case "3" -> "left";
            case "4" -> "failed";
            default -> "in state " + status;
        };
    }

    /** Collects how to connect. Not thread-safe. */
    public static final class Builder {
        private final HttpService.Builder service;
        private boolean asksAgent;

        private Builder(HttpService.Builder service) {
            this.service = service;
        }

        /**
         * Sets a token with {@code agent:read}, and asks for the agent as well; default: none.
         *
         * @throws IllegalArgumentException if it cannot be sent
         */
        @CanIgnoreReturnValue
        public Builder token(String token) {
            service.secretHeader(
                    "X-Consul-Token", requireNonNull(token, "ConsulCheck.Builder.token: token is null"), token);
            this.asksAgent = true;
            return this;
        }

        /**
         * Sets the trust and the client certificate; default: the JVM's trust, without a client certificate.
         *
         * @throws IllegalArgumentException if the URL is not https
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            service.tls(requireNonNull(context, "ConsulCheck.Builder.tls: context is null"));
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
        public ConsulCheck build() {
            return new ConsulCheck(this);
        }
    }
}
