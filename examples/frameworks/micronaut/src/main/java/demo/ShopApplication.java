/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package demo;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.runtime.Micronaut;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

public class ShopApplication {
    public static void main(String[] arguments) {
        Micronaut.run(ShopApplication.class, arguments);
    }

    /** Asks the inventory, and has forgotten to set a timeout. */
    @Singleton
    static class InventoryHealthIndicator extends AbstractHealthIndicator<Void> {
        @Override
        protected String getName() {
            return "inventory";
        }

        @Override
        protected Void getHealthInformation() {
            try (InputStream body =
                    URI.create(System.getProperty("inventory")).toURL().openStream()) {
                body.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            healthStatus = HealthStatus.UP;
            return null;
        }
    }
}
