/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package demo;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

public class ShopApplication {
    public static void main(String[] arguments) {
        HealthObserver health =
                HealthObserver.builder().details(true).addCheck(new InventoryCheck()).build();
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .addFeature(ObserveFeature.create(health))
                .build()
                .start();
    }

    /** Asks the inventory, and has forgotten to set a timeout. */
    private static final class InventoryCheck implements HealthCheck {
        @Override
        public HealthCheckType type() {
            return HealthCheckType.READINESS;
        }

        @Override
        public String name() {
            return "inventory";
        }

        @Override
        public HealthCheckResponse call() {
            try (InputStream body =
                    URI.create(System.getProperty("inventory")).toURL().openStream()) {
                body.readAllBytes();
                return HealthCheckResponse.builder().build();
            } catch (IOException e) {
                return HealthCheckResponse.builder().status(false).build();
            }
        }
    }
}
