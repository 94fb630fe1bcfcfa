/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/** A gRPC server with a health service, on a port of its own, and a client of it. */
final class TestServer implements AutoCloseable {
    private final HealthService service;
    private final Server server;
    private final ManagedChannel channel;

    private TestServer(HealthService service, Server server) {
        this.service = service;
        this.server = server;
        this.channel = NettyChannelBuilder.forAddress(address()).usePlaintext().build();
    }

    static TestServer start(HealthService service, ServerInterceptor... interceptors) {
        return start(ForkJoinPool.commonPool(), service, interceptors);
    }

    static TestServer start(Executor executor, HealthService service, ServerInterceptor... interceptors) {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .executor(executor)
                .addService(service);
        List.of(interceptors).forEach(builder::intercept);
        try {
            return new TestServer(service, builder.build().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
    }

    Server server() {
        return server;
    }

    ServingStatus check(String service) {
        return HealthGrpc.newBlockingStub(channel).check(request(service)).getStatus();
    }

    HealthService service() {
        return service;
    }

    /** A client of a service that serves, after its first response. */
    WatchingClient watchServing(String service) throws InterruptedException {
        WatchingClient client = watch(service);
        assertThat(client.next()).isEqualTo(ServingStatus.SERVING);
        return client;
    }

    WatchingClient watch(String service) {
        WatchingClient client = new WatchingClient();
        HealthGrpc.newStub(channel).watch(request(service), client);
        return client;
    }

    ManagedChannel channel() {
        return channel;
    }

    static HealthCheckRequest request(String service) {
        return HealthCheckRequest.newBuilder().setService(service).build();
    }

    @Override
    public void close() {
        service.close();
        channel.shutdownNow();
        server.shutdownNow();
    }
}
