/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package demo;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.InputStream;
import java.net.URI;

public class ShopApplication extends Application<Configuration> {
    public static void main(String[] arguments) throws Exception {
        new ShopApplication().run(arguments);
    }

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        environment.jersey().disable();
        environment.healthChecks().register("inventory", new InventoryCheck());
    }

    /** Asks the inventory, and has forgotten to set a timeout. */
    private static final class InventoryCheck extends HealthCheck {
        @Override
        protected Result check() throws Exception {
            try (InputStream body =
                    URI.create(System.getProperty("inventory")).toURL().openStream()) {
                body.readAllBytes();
                return Result.healthy();
            }
        }
    }
}
