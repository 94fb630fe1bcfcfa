/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.javalin;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.jetty.HealthHandler;
import io.javalin.config.JavalinState;
import io.javalin.plugin.Plugin;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;

/**
 * Serves a {@link HealthEndpoint} in Javalin. One instance belongs to one application.
 *
 * <pre>{@code
 * Javalin app = Javalin.create(config -> {
 *     config.registerPlugin(new HealthPlugin(HealthEndpoint.builder(health).build()));
 *     config.events.serverStopping(health::drain);
 *     config.events.serverStopped(health::close);
 * });
 * }</pre>
 *
 * <p>It responds in Jetty, before Javalin is called: the endpoint's paths need no thread of the pool, and no handler,
 * access manager, request logger, or limit of the application's sees them. All other paths are Javalin's. Paths are
 * compared as sent on the request line: with {@code config.router.contextPath = "/shop"} the endpoint is still at {@code
 * /health}, unless its base path is {@code /shop/health}.
 */
public final class HealthPlugin extends Plugin<Void> {
    private final HealthEndpoint endpoint;

    /** A plugin that serves that endpoint. */
    public HealthPlugin(HealthEndpoint endpoint) {
        this.endpoint = requireNonNull(endpoint, "HealthPlugin: endpoint is null");
    }

    /** Called by Javalin. */
    @Override
    public void onInitialize(JavalinState state) {
        // The server as it will be: when it starts, Javalin and the application have added all their handlers.
        state.jetty.modifyServer(server -> state.events.serverStarting(() -> putInFront(server)));
    }

    private void putInFront(Server server) {
        server.setHandler(new Handler.Sequence(new HealthHandler(endpoint), server.getHandler()));
    }

    /** An application may have several endpoints, at different base paths. */
    @Override
    public boolean repeatable() {
        return true;
    }
}
