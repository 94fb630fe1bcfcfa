/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.vertx;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class HealthHandlerContractTest extends HttpAdapterContract {
    /** The router logs what it refuses as an error of the application's, whatever handlers it has. */
    private static final Logger ROUTER = Logger.getLogger("io.vertx.ext.web.RoutingContext");

    /** A client that resets its connection is an error to it, if it happens to read just then. */
    private static final Logger CONNECTION = Logger.getLogger("io.vertx.core.net.impl.ConnectionBase");

    @BeforeAll
    static void silenceTheServer() {
        ROUTER.setLevel(Level.OFF);
        CONNECTION.setLevel(Level.OFF);
    }

    @AfterAll
    static void letTheServerTalk() {
        ROUTER.setLevel(null);
        CONNECTION.setLevel(null);
    }

    /** The router refuses them in its own way, before a handler is asked. */
    @Override
    protected Set<Integer> answersToOtherTargets() {
        return Set.of(400, 404, HANGS_UP);
    }

    /** Vert.x sends parts as chunks only. */
    @Override
    protected boolean streamsToHttp10() {
        return false;
    }

    @Override
    protected RunningServer serve(HealthEndpoint endpoint) throws Exception {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route().handler(new HealthHandler(endpoint));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        return new RunningServer(
                "127.0.0.1",
                server.actualPort(),
                () -> vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES));
    }
}
