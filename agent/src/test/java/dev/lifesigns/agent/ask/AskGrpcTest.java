/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ask} and gRPC's own server. */
class AskGrpcTest {
    private final HealthStatusManager health = new HealthStatusManager();
    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(health.getHealthService())
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void statusOfTheServerAndOfEachServiceIsTheAnswer() {
        String longName = "orders.".repeat(60) + "Orders";
        health.setStatus("orders", ServingStatus.NOT_SERVING);
        health.setStatus("later", ServingStatus.UNKNOWN);
        health.setStatus(longName, ServingStatus.SERVING);

        assertThat(ask("")).isEqualTo("0 " + url() + ": SERVING");
        assertThat(ask("/orders")).isEqualTo("1 " + url() + "/orders: NOT_SERVING");
        assertThat(ask("/later")).isEqualTo("1 " + url() + "/later: UNKNOWN");
        assertThat(ask("/" + longName)).startsWith("0 ");
        health.setStatus("", ServingStatus.NOT_SERVING);
        assertThat(ask("")).isEqualTo("1 " + url() + ": NOT_SERVING");
    }

    @Test
    void unknownServiceHasNoStatus() {
        assertThat(ask("/no-such"))
                .isEqualTo("1 " + url()
                        + "/no-such: no status (expected: grpc.health.v1.Health, and a service that it knows)");
    }

    @Test
    void serverThatHasStoppedIsRefused() throws Exception {
        String url = url();
        server.shutdownNow().awaitTermination();
        assertThat(asked(url)).isEqualTo("1 " + url + ": Connection refused");
    }

    private String url() {
        return "grpc://127.0.0.1:" + server.getPort();
    }

    private String ask(String service) {
        return asked(url() + service);
    }

    private static String asked(String target) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Ask.run(
                new AskArguments(target, null, null, "30s", null, null, null),
                new PrintWriter(out),
                new PrintWriter(err));
        assertThat(err.toString()).isEmpty();
        return code + " " + out.toString().strip();
    }
}
