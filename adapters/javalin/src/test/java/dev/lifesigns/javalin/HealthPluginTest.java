/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.http.HealthEndpoint;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthPluginTest {
    private final HealthChecker health = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .start();
    private final HealthEndpoint endpoint = HealthEndpoint.builder(health).build();
    private final HttpClient client = HttpClient.newHttpClient();
    private Javalin app;

    @BeforeEach
    void awaitReadiness() {
        var unused = health.awaitFirstResults(Duration.ofMinutes(1));
    }

    @AfterEach
    void end() {
        if (app != null) {
            app.stop();
        }
        health.close();
    }

    @Test
    void otherPathsAreTheApplications() throws Exception {
        start(config -> config.routes.get("/orders", context -> context.result("orders")));

        assertThat(get("/orders").body()).isEqualTo("orders");
        assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void noHandlerOfTheApplicationSeesAProbe() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        start(config -> {
            config.routes.before(context -> seen.incrementAndGet());
            config.requestLogger.http((context, millis) -> seen.incrementAndGet());
        });

        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(seen).hasValue(0);
    }

    @Test
    void aContextPathIsPartOfTheBasePath() throws Exception {
        HealthEndpoint below =
                HealthEndpoint.builder(health).basePath("/shop/health").build();
        start(config -> {
            config.router.contextPath = "/shop";
            config.registerPlugin(new HealthPlugin(below));
        });

        assertThat(get("/shop/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void handlersThatTheApplicationPutsIntoJettyStay() throws Exception {
        StatisticsHandler statistics = new StatisticsHandler();
        start(config -> {
            config.jetty.modifyServer(server -> server.setHandler(statistics));
            config.routes.get("/orders", context -> context.result("orders"));
        });

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/orders").body()).isEqualTo("orders");
        assertThat(statistics.getRequestTotal()).isEqualTo(1);
    }

    @Test
    void theEngineFollowsTheLifeOfTheApplication() throws Exception {
        AtomicReference<HttpResponse<String>> whileStopping = new AtomicReference<>();
        start(config -> {
            config.events.serverStopping(() -> {
                health.drain();
                whileStopping.set(get("/health/ready"));
            });
            config.events.serverStopped(health::close);
        });

        app.stop();

        assertThat(whileStopping.get().statusCode()).isEqualTo(503);
        assertThat(whileStopping.get().body()).startsWith("{\"status\":\"draining\"");
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    private void start(Consumer<JavalinConfig> more) {
        app = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.registerPlugin(new HealthPlugin(endpoint));
                    more.accept(config);
                })
                .start("127.0.0.1", 0);
    }

    private HttpResponse<String> get(String target) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + target))
                        .timeout(Duration.ofMinutes(2))
                        .build(),
                BodyHandlers.ofString());
    }
}
