/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.grpc;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsClient;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.http.GrpcStatus;
import dev.lifesigns.checks.internal.http.HttpService;
import dev.lifesigns.checks.internal.http.Reply;
import java.io.IOException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a server of gRPC says that it, or one of its services, is serving ({@code grpc.health.v1.Health/Check}).
 * Thread-safe.
 *
 * <p>Each run opens a new connection of HTTP/2 for one call, without a library of gRPC.
 *
 * <p>Kinds of failure: no such host, refused, reset, closed without a response, and the status {@code UNAVAILABLE} are
 * {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no complete response in time, and {@code DEADLINE_EXCEEDED}, {@link
 * dev.lifesigns.ErrorKind#TIMEOUT}; {@code UNAUTHENTICATED}, {@code PERMISSION_DENIED}, 401 and 403 {@link
 * dev.lifesigns.ErrorKind#UNAUTHORIZED}; {@code RESOURCE_EXHAUSTED} and 429 {@link dev.lifesigns.ErrorKind#EXHAUSTED}; a
 * certificate that expires too soon {@link dev.lifesigns.ErrorKind#THRESHOLD}; a service that is not serving or not known,
 * and everything else {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code server}, and {@code certificate_days_left}
 * with TLS.
 *
 * <pre>{@code
 * HealthCheck stock = GrpcCheck.builder("stock.internal", 9090).service("shop.Stock").build();
 * }</pre>
 */
public final class GrpcCheck implements HealthCheck, Preparable {
    private static final String MEDIA_TYPE = "application/grpc";

    private final HttpService server;
    private final byte[] request;

    private GrpcCheck(Builder builder) {
        HttpService.Builder service = HttpService.builder(
                        (builder.tls == null ? "http://" : "https://") + builder.server)
                .http2()
                .tls(builder.tls);
        String authorization = builder.authorization;
        if (authorization != null) {
            service.secretHeader("Authorization", authorization, authorization);
        }
        this.server = service.build();
        this.request = HealthMessages.request(builder.service);
    }

    /**
     * A check of a server as a whole, without TLS.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static GrpcCheck of(String host, int port) {
        return builder(host, port).build();
    }

    /**
     * A builder for a check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static Builder builder(String host, int port) {
        return new Builder(new HostAndPort(requireNonNull(host, "GrpcCheck.builder: host is null"), port));
    }

    @Override
    public void prepare() throws Exception {
        server.prepare();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return server.run(deadline, this::result);
    }

    private CheckResult result(HttpService.Requests requests) throws IOException, InterruptedException {
        Reply reply = requests.send(
                "POST", HealthMessages.PATH, Map.of("Content-Type", MEDIA_TYPE, "TE", "trailers"), request);
        Integer code = GrpcStatus.in(reply.require(200).response());
        if (code == null) {
            throw new Refusal(ErrorKind.FAILED, "no grpc-status (expected: a response of gRPC)");
        }
        StatusCode status = StatusCode.of(code);
        if (status != StatusCode.OK) {
            throw new Refusal(status.kind(), meaning(status) + " (expected: OK)");
        }
        return HealthMessages.verdict(reply.response().body());
    }

    private static String meaning(StatusCode status) {
        return switch (status) {
            case NOT_FOUND -> "NOT_FOUND: the server does not know the service";
            case UNIMPLEMENTED -> "UNIMPLEMENTED: the server has no health service";
            default -> status.name();
        };
    }

    /** Collects how to connect and what to ask. Not thread-safe. */
    public static final class Builder {
        private final HostAndPort server;
        private String service = "";
        private @Nullable String authorization;
        private @Nullable TlsDemand tls;

        private Builder(HostAndPort server) {
            this.server = server;
        }

        /** Sets the service to ask for, such as {@code shop.Stock}; default: the server as a whole. */
        @CanIgnoreReturnValue
        public Builder service(String name) {
            this.service = requireNonNull(name, "GrpcCheck.Builder.service: name is null");
            return this;
        }

        /** Sets the metadata {@code authorization}, such as {@code Bearer …}; no message ever shows it. Default: none. */
        @CanIgnoreReturnValue
        public Builder authorization(String value) {
            this.authorization = requireNonNull(value, "GrpcCheck.Builder.authorization: value is null");
            return this;
        }

        /** Connects with TLS, with the trust and the client certificate of this context; default: without TLS. */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            return tls(TlsDemand.of(TlsClient.of(requireNonNull(context, "GrpcCheck.Builder.tls: context is null"))));
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        /**
         * The check. It does not connect yet.
         *
         * @throws IllegalArgumentException if the host or the authorization cannot be sent
         */
        public GrpcCheck build() {
            return new GrpcCheck(this);
        }
    }
}
