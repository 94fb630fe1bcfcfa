/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package demo;

import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public class ShopApplication {
    public static void main(String[] arguments) throws Exception {
        HealthStatusManager health = new HealthStatusManager();
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(() -> health.setStatus("", status()), 0, 1, TimeUnit.SECONDS);
        Server server = NettyServerBuilder.forAddress(
                        new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])))
                .addService(health.getHealthService())
                .build();
        server.start().awaitTermination();
    }

    private static ServingStatus status() {
        try {
            inventory();
            return ServingStatus.SERVING;
        } catch (IOException e) {
            return ServingStatus.NOT_SERVING;
        }
    }

    /** Asks the inventory, and has forgotten to set a timeout. */
    private static void inventory() throws IOException {
        try (InputStream body =
                URI.create(System.getProperty("inventory")).toURL().openStream()) {
            body.readAllBytes();
        }
    }
}
