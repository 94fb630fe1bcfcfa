/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.vertx;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.contract.AdoptingApplication;
import dev.lifesigns.contract.BridgeContract;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asked at Vert.x's own endpoint. */
class EngineHealthChecksBridgeTest extends BridgeContract {
    @Override
    protected AdoptingApplication start(AdoptingApplication.Setup setup) throws Exception {
        return new Application(setup);
    }

    /** A promise that is completed with nothing is up. */
    @Override
    protected boolean nullIsDown() {
        return false;
    }

    @Override
    protected boolean passesThrough() {
        return false;
    }

    private static final class Application implements AdoptingApplication {
        private final Vertx vertx = Vertx.vertx();
        // Java's client would offer HTTP/2 on each new connection, and Vert.x once did not answer such a request.
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final EngineHealthChecks checks;
        private final HttpServer server;

        Application(Setup setup) throws Exception {
            HealthChecker health = HealthChecker.builder()
                    .startupTask(Bridge.APPLICATION_READY)
                    .build();
            checks = EngineHealthChecks.create(vertx, health, setup.policies());
            setup.checks().forEach(this::register);
            checks.bridge().start(Duration.ofSeconds(60));
            Router router = Router.router(vertx);
            router.get("/health*").handler(HealthCheckHandler.createWithHealthChecks(checks));
            server = vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
            checks.bridge().ready();
        }

        @Override
        public void register(String name, ScriptedForeignCheck check) {
            checks.register(name, promise -> answer(check, promise));
        }

        private static void answer(ScriptedForeignCheck check, Promise<Status> promise) {
            promise.complete(check.callUnchecked() == CheckStatus.UP ? Status.OK() : Status.KO());
        }

        @Override
        public void remove(String name) {
            checks.unregister(name);
        }

        @Override
        public void reload(BridgePolicies policies) {
            checks.bridge().reload(policies);
        }

        @Override
        public Shown ask(String name) throws Exception {
            URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + "/health/" + name);
            JsonObject body =
                    new JsonObject(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body());
            JsonObject data = body.getJsonObject("data", new JsonObject());
            return new Shown(body.getString("status").equals("UP"), data.getString("cause"));
        }

        @Override
        public HealthChecker health() {
            return checks.bridge().health();
        }

        @Override
        public void close() throws Exception {
            checks.bridge().drain();
            checks.bridge().close();
            vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
        }
    }
}
