/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Asks the inventory, and has forgotten to set a timeout. */
@Readiness
@ApplicationScoped
public class InventoryCheck implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        try (InputStream body =
                URI.create(System.getProperty("inventory")).toURL().openStream()) {
            body.readAllBytes();
            return HealthCheckResponse.up("inventory");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
