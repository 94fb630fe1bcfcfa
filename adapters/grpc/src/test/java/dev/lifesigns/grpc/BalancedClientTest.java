/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import io.grpc.Attributes;
import io.grpc.EquivalentAddressGroup;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** gRPC's own client, which balances over the servers that say they serve. */
class BalancedClientTest {
    private static final String SCHEME = "lifesigns-test";
    private static final Map<String, ?> BY_HEALTH = Map.of(
            "loadBalancingConfig", List.of(Map.of("round_robin", Map.of())),
            "healthCheckConfig", Map.of("serviceName", ""));

    @Test
    void aServerThatDrainsGetsNoCalls() {
        try (Instance one = new Instance();
                Instance two = new Instance()) {
            Addresses addresses = new Addresses(List.of(one.server, two.server));
            NameResolverRegistry.getDefaultRegistry().register(addresses);
            ManagedChannel channel = NettyChannelBuilder.forTarget(SCHEME + ":///both")
                    .defaultServiceConfig(BY_HEALTH)
                    .usePlaintext()
                    .build();
            try {
                Await.until("calls reach both", () -> {
                    call(channel);
                    return one.calls.get() > 0 && two.calls.get() > 0;
                });

                one.health.drain();
                Await.until("no call reaches the one that drains", () -> {
                    int before = one.calls.get();
                    for (int i = 0; i < 10; i++) {
                        call(channel);
                    }
                    return one.calls.get() == before;
                });
                assertThat(two.health.lifecycle().wireName()).isEqualTo("running");

                two.health.gate("maintenance").close("disks are being switched");
                Await.until("the channel has nobody to call", () -> {
                    try {
                        call(channel);
                        return false;
                    } catch (StatusRuntimeException nobody) {
                        return nobody.getStatus().getCode() == Status.Code.UNAVAILABLE;
                    }
                });
                two.health.gate("maintenance").open();
                Await.until("calls reach the one that is back", () -> {
                    int before = two.calls.get();
                    try {
                        call(channel);
                    } catch (StatusRuntimeException notYet) {
                        return false;
                    }
                    return two.calls.get() > before;
                });
            } finally {
                channel.shutdownNow();
                NameResolverRegistry.getDefaultRegistry().deregister(addresses);
            }
        }
    }

    /** Any call will do; this one is there. */
    private static void call(ManagedChannel channel) {
        HealthGrpc.newBlockingStub(channel)
                .withDeadlineAfter(1, TimeUnit.MINUTES)
                .check(TestServer.request("liveness"));
    }

    /** A server whose calls are counted. */
    private static final class Instance implements AutoCloseable, ServerInterceptor {
        private final AtomicInteger calls = new AtomicInteger();
        private final HealthChecker health = HealthChecker.builder()
                .check("database", deadline -> CheckResult.up())
                .start();
        private final HealthService service = HealthService.of(health);
        private final TestServer server = TestServer.start(service, this);

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if (call.getMethodDescriptor().equals(HealthGrpc.getCheckMethod())) {
                calls.incrementAndGet();
            }
            return next.startCall(call, headers);
        }

        @Override
        public void close() {
            service.close();
            server.close();
            health.close();
        }
    }

    /** Both servers under one name. */
    private static final class Addresses extends NameResolverProvider {
        private final List<TestServer> servers;

        Addresses(List<TestServer> servers) {
            this.servers = servers;
        }

        @Override
        public NameResolver newNameResolver(URI target, NameResolver.Args args) {
            return new NameResolver() {
                @Override
                public String getServiceAuthority() {
                    return "both";
                }

                @Override
                public void start(Listener listener) {
                    listener.onAddresses(
                            servers.stream()
                                    .map(server -> new EquivalentAddressGroup(server.address()))
                                    .toList(),
                            Attributes.EMPTY);
                }

                @Override
                public void shutdown() {}
            };
        }

        @Override
        protected boolean isAvailable() {
            return true;
        }

        @Override
        protected int priority() {
            return 5;
        }

        @Override
        public String getDefaultScheme() {
            return SCHEME;
        }
    }
}
