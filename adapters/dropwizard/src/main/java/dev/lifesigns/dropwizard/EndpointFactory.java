/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.servlet.HealthServlet;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.MutableServletContextHandler;
import java.util.List;
import java.util.Objects;

/**
 * Where our own endpoint is served, in a configuration. Immutable. Jackson gives null for a key that is not there.
 *
 * @param connectors the connectors that serve it; default: {@link Connectors#ADMIN}
 * @param path where it is, below the context path; default: {@code /lifesigns}
 * @param bearerTokens hashes of the tokens that open the detailed view, as
 *     {@link HealthEndpoint.Builder#bearerTokens(String...)} takes them; default: none
 */
public record EndpointFactory(
        @JsonProperty("connectors") Connectors connectors,
        @JsonProperty("path") String path,
        @JsonProperty("bearerTokens") List<String> bearerTokens) {
    /** The two kinds of connectors that a Dropwizard server has. */
    public enum Connectors {
        /** {@code adminConnectors}. */
        ADMIN,
        /** {@code applicationConnectors}. */
        APPLICATION
    }

    public EndpointFactory {
        connectors = Objects.requireNonNullElse(connectors, Connectors.ADMIN);
        path = Objects.requireNonNullElse(path, "/lifesigns");
        bearerTokens = List.copyOf(Objects.requireNonNullElse(bearerTokens, List.of()));
    }

    /**
     * Serves it.
     *
     * @throws IllegalArgumentException if the path or a hash is malformed
     * @throws IllegalStateException if another servlet has the path
     */
    void serve(HealthChecker health, Environment environment) {
        HealthEndpoint.Builder builder = HealthEndpoint.builder(health).basePath(path);
        if (!bearerTokens.isEmpty()) {
            builder.bearerTokens(bearerTokens);
        }
        HealthEndpoint endpoint = builder.build();
        MutableServletContextHandler context =
                connectors == Connectors.ADMIN ? environment.getAdminContext() : environment.getApplicationContext();
        try {
            HealthServlet.register(context.getServletContext(), health, endpoint, path, path + "/*");
        } catch (IllegalStateException taken) {
            throw new IllegalStateException("lifesigns.endpoint: " + taken.getMessage(), taken);
        }
        environment.lifecycle().addEventListener(new EndOfEvents(endpoint));
    }
}
