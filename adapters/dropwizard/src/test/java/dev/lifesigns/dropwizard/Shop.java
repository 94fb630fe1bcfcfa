/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import com.codahale.metrics.health.HealthCheck;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real application with its two ports, whose file is {@code shop.yml}. */
final class Shop implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** With a section for us. */
    static final class ShopConfiguration extends Configuration implements LifesignsConfigured {
        @JsonProperty
        private LifesignsFactory lifesigns = LifesignsFactory.DEFAULT;

        @Override
        public LifesignsFactory getLifesigns() {
            return lifesigns;
        }
    }

    /** What a test makes of it. */
    static final class Setup {
        private final Map<String, HealthCheck> checks = new LinkedHashMap<>();
        private final Map<String, String> settings = new LinkedHashMap<>();
        private @Nullable LifesignsBundle bundle = new LifesignsBundle();
        private @Nullable HealthCheck early;
        private Consumer<Environment> more = environment -> {};

        Setup with(String name, HealthCheck check) {
            checks.put(name, check);
            return this;
        }

        Setup set(String key, Object value) {
            settings.put(key, value.toString());
            return this;
        }

        /** Without the bundle. */
        Setup withoutUs() {
            return bundle(null);
        }

        Setup bundle(@Nullable LifesignsBundle ours) {
            bundle = ours;
            return this;
        }

        /** Registered as {@code early} by a bundle that comes before ours. */
        Setup early(HealthCheck check) {
            early = check;
            return this;
        }

        Setup manage(Managed managed) {
            return with(environment -> environment.lifecycle().manage(managed));
        }

        /** Called when the application runs. */
        Setup with(Consumer<Environment> consumer) {
            more = consumer;
            return this;
        }

        Shop start() throws Exception {
            return new Shop(this);
        }
    }

    static Setup setup() {
        return new Setup();
    }

    /** Registers what the test wants. */
    static final class ShopApplication extends Application<ShopConfiguration> {
        private final Setup setup;

        ShopApplication(Setup setup) {
            this.setup = setup;
        }

        @Override
        public void initialize(Bootstrap<ShopConfiguration> bootstrap) {
            if (setup.early != null) {
                bootstrap.getHealthCheckRegistry().register("early", setup.early);
            }
            if (setup.bundle != null) {
                bootstrap.addBundle(setup.bundle);
            }
        }

        @Override
        public void run(ShopConfiguration configuration, Environment environment) {
            setup.checks.forEach(environment.healthChecks()::register);
            if (!setup.checks.containsKey("db")) {
                // the file has a schedule for it
                environment.healthChecks().register("db", new Scripted(ScriptedForeignCheck.up()));
            }
            setup.more.accept(environment);
        }
    }

    private final Setup setup;
    private final DropwizardTestSupport<ShopConfiguration> support;

    private Shop(Setup setup) throws Exception {
        this.setup = setup;
        ConfigOverride[] overrides = setup.settings.entrySet().stream()
                .map(setting -> ConfigOverride.config(setting.getKey(), setting.getValue()))
                .toArray(ConfigOverride[]::new);
        this.support =
                new DropwizardTestSupport<>(
                        ShopApplication.class, "shop.yml", new ResourceConfigurationSourceProvider(), overrides) {
                    @Override
                    public Application<ShopConfiguration> newApplication() {
                        return new ShopApplication(setup);
                    }
                };
        try {
            support.before();
        } catch (Throwable refused) {
            // it keeps its settings in system properties
            support.after();
            throw refused;
        }
    }

    LifesignsBundle bundle() {
        if (setup.bundle == null) {
            throw new IllegalStateException("this application has no bundle of ours");
        }
        return setup.bundle;
    }

    Environment environment() {
        return support.getEnvironment();
    }

    /** What the admin port says of all checks. */
    HttpResponse<String> admin() throws Exception {
        return get(adminPort(), "/healthcheck");
    }

    /** The same of one check. */
    JsonNode admin(String name) throws Exception {
        return support.getObjectMapper().readTree(admin().body()).path(name);
    }

    /** What the application's own port says. */
    HttpResponse<String> application(String query) throws Exception {
        return get(applicationPort(), "/health-check" + query);
    }

    int adminPort() {
        return support.getAdminPort();
    }

    int applicationPort() {
        return support.getLocalPort();
    }

    static HttpResponse<String> get(int port, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        support.after();
    }
}
