/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package demo;

import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;

public class ShopApplication {
    public static void main(String[] arguments) {
        Server server = Server.builder()
                .http(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])))
                .service("/internal/l7check", HealthCheckService.of(ShopApplication::inventory))
                .build();
        server.closeOnJvmShutdown();
        server.start().join();
    }

    /** Asks the inventory, and has forgotten to set a timeout. */
    private static boolean inventory() {
        try (InputStream body =
                URI.create(System.getProperty("inventory")).toURL().openStream()) {
            body.readAllBytes();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
