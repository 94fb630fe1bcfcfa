/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.File;
import java.net.InetSocketAddress;

/** A process with the health service of gRPC itself, which admits one token. */
final class GrpcServer {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private GrpcServer() {}

    /** A port of loopback, a token, and with TLS the files of a certificate and its key. */
    public static void main(String[] arguments) throws Exception {
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus("shop.Orders", ServingStatus.SERVING);
        health.setStatus("shop.Stock", ServingStatus.NOT_SERVING);
        health.setStatus("shop.Later", ServingStatus.UNKNOWN);
        health.setStatus("l".repeat(300), ServingStatus.SERVING);
        NettyServerBuilder server = NettyServerBuilder.forAddress(
                        new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])))
                .addService(health.getHealthService())
                .intercept(new TokenDemand(arguments[1]));
        if (arguments.length > 2) {
            server.useTransportSecurity(new File(arguments[2]), new File(arguments[3]));
        }
        server.build().start().awaitTermination();
    }

    private record TokenDemand(String token) implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if (("Bearer " + token).equals(headers.get(AUTHORIZATION))) {
                return next.startCall(call, headers);
            }
            call.close(
                    headers.get(AUTHORIZATION) == null ? Status.UNAUTHENTICATED : Status.PERMISSION_DENIED,
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
    }
}
