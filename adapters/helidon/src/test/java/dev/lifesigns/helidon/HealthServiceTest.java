/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.http.HealthEndpoint;
import io.helidon.common.security.SecurityContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServiceTest {
    private final HealthChecker health = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();
    private WebServer server;

    private void serve(Consumer<HttpRouting.Builder> routing) {
        health.start();
        var unused = health.awaitFirstResults(Duration.ofMinutes(1));
        server = WebServer.builder().host("127.0.0.1").routing(routing).build().start();
    }

    @AfterEach
    void end() {
        server.stop();
        health.close();
    }

    @Test
    void otherPathsAreLeftToTheNextRoute() throws Exception {
        serve(routing -> routing.register(
                        new HealthService(HealthEndpoint.builder(health).build()))
                .get("/orders", (request, response) -> response.send("orders")));

        assertThat(Client.get(server, "/orders").body()).isEqualTo("orders");
        assertThat(Client.get(server, "/health/live").body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void pathsAreThoseOfTheRequestLineBelowAPathToo() throws Exception {
        serve(routing -> routing.register(
                "/orders",
                new HealthService(HealthEndpoint.builder(health)
                        .basePath("/orders/health")
                        .build())));

        assertThat(Client.get(server, "/orders/health/live").statusCode()).isEqualTo(200);
        assertThat(Client.get(server, "/health/live").statusCode()).isEqualTo(404);
    }

    @Test
    void aUserThatHelidonKnowsMayReadDetails() throws Exception {
        HealthEndpoint endpoint = HealthEndpoint.builder(health)
                .authenticatedWhen(request -> request.principal() != null)
                .build();
        serve(routing -> routing.addFilter((chain, request, response) -> {
                    if (request.query().contains("user")) {
                        request.context().register(new LoggedIn());
                    }
                    chain.proceed();
                })
                .register(new HealthService(endpoint)));

        assertThat(Client.get(server, "/health/detailed?user").statusCode()).isEqualTo(200);
        assertThat(Client.get(server, "/health/detailed").statusCode()).isEqualTo(403);
    }

    @Test
    void aCheckerThatIsOwnedLivesAsLongAsTheServer() throws Exception {
        server = WebServer.builder()
                .host("127.0.0.1")
                .routing(routing -> routing.register(HealthService.owning(
                        health, HealthEndpoint.builder(health).build())))
                .build();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.NEW);

        server.start();
        assertThat(Client.get(server, "/health/live").statusCode()).isEqualTo(200);

        server.stop();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    /** Stands for that of Helidon Security. */
    private static final class LoggedIn implements SecurityContext<Principal> {
        @Override
        public boolean isAuthenticated() {
            return true;
        }

        @Override
        public boolean isAuthorized() {
            return true;
        }

        @Override
        public Optional<Principal> userPrincipal() {
            return Optional.of(() -> "ada");
        }

        @Override
        public Optional<Principal> servicePrincipal() {
            return Optional.empty();
        }
    }
}
