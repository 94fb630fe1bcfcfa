/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authorization.RoleBasedAuthorization;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.UserContextInternal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthHandlerTest {
    private final Vertx vertx = Vertx.vertx();
    private final HealthChecker health = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .start();

    @BeforeEach
    void awaitReadiness() {
        var unused = health.awaitFirstResults(Duration.ofMinutes(1));
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
        health.close();
    }

    @Test
    void otherPathsAreLeftToTheNextHandler() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(new HealthHandler(HealthEndpoint.builder(health).build()));
        router.route().handler(routing -> routing.response().end("orders"));
        HttpServer server = serve(router);

        assertThat(get(server, "/orders").body()).isEqualTo("orders");
        assertThat(get(server, "/health/live").body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void pathsAreThoseOfTheRequestLineInARouterBelowAnother() throws Exception {
        Router inner = Router.router(vertx);
        inner.route()
                .handler(new HealthHandler(HealthEndpoint.builder(health)
                        .basePath("/orders/health")
                        .build()));
        Router router = Router.router(vertx);
        router.route("/orders/*").subRouter(inner);
        HttpServer server = serve(router);

        assertThat(get(server, "/orders/health/live").statusCode()).isEqualTo(200);
        assertThat(get(server, "/health/live").statusCode()).isEqualTo(404);
    }

    @Test
    void aUserInTheRoleReadsDetails() throws Exception {
        HealthEndpoint endpoint =
                HealthEndpoint.builder(health).authenticatedRoles("operator").build();
        Router router = Router.router(vertx);
        router.route().handler(HealthHandlerTest::logIn);
        router.route().handler(new HealthHandler(endpoint));
        HttpServer server = serve(router);

        assertThat(get(server, "/health/detailed?as=operator").statusCode()).isEqualTo(200);
        assertThat(get(server, "/health/detailed?as=reader").statusCode()).isNotEqualTo(200);
    }

    /** Stands for an authentication and an authorization handler. */
    private static void logIn(RoutingContext routing) {
        User user = User.create(new JsonObject().put("sub", "ada"));
        user.authorizations()
                .put("test", RoleBasedAuthorization.create(routing.request().getParam("as")));
        ((UserContextInternal) routing.userContext()).setUser(user);
        routing.next();
    }

    private HttpServer serve(Router router) throws Exception {
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
    }

    private static HttpResponse<String> get(HttpServer server, String target) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + target);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
