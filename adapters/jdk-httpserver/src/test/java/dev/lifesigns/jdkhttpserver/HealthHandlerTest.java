/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpPrincipal;
import com.sun.net.httpserver.HttpServer;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The handler in an application's own server, which has no executor: its one thread is everybody's. */
class HealthHandlerTest {
    private final HealthChecker checker = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        checker.runAll(Duration.ofSeconds(20));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/health", new HealthHandler(HealthEndpoint.builder(checker).build()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        checker.close();
    }

    @Test
    void otherContextsStayTheApplications() throws Exception {
        assertThat(send("/health/ready").statusCode()).isEqualTo(200);
        assertThat(send("/orders").statusCode()).isEqualTo(204);
        assertThat(send("/livez").statusCode()).isEqualTo(204);
    }

    /** The JDK matches contexts by the start of the path, whatever follows. */
    @Test
    void aNeighborWithALongerNameIsNotFound() throws Exception {
        assertThat(send("/healthy").statusCode()).isEqualTo(404);
    }

    @Test
    void whoWaitsDoesNotKeepTheServersOnlyThread() throws Exception {
        String tag = send("/health/ready").headers().firstValue("ETag").orElseThrow();
        HttpRequest waiting = request("/health/ready")
                .header("If-None-Match", tag)
                .header("Prefer", "wait=30")
                .build();
        CompletableFuture<HttpResponse<String>> news = client.sendAsync(waiting, HttpResponse.BodyHandlers.ofString());

        for (int i = 0; i < 5; i++) {
            assertThat(send("/health/live").statusCode()).isEqualTo(200);
        }
        assertThat(news).isNotDone();
        checker.drain();

        assertThat(news.get(20, TimeUnit.SECONDS).body()).startsWith("{\"status\":\"draining\"");
    }

    @Test
    void theAuthenticatorOfTheContextDecidesWhoMaySeeDetails() throws Exception {
        HealthEndpoint endpoint = HealthEndpoint.builder(checker)
                .basePath("/internal/health")
                .authenticatedWhen(request -> request.principal() instanceof HttpPrincipal principal
                        && principal.getUsername().equals("ops"))
                .build();
        server.createContext("/internal", new HealthHandler(endpoint))
                .setAuthenticator(new BasicAuthenticator("internal") {
                    @Override
                    public boolean checkCredentials(String user, String password) {
                        return password.equals(user);
                    }
                });

        assertThat(detailed("ops", "ops").statusCode()).isEqualTo(200);
        assertThat(detailed("ops", "wrong").statusCode()).isEqualTo(401);
        assertThat(detailed("guest", "guest").statusCode()).isEqualTo(403);
    }

    @Test
    void withoutAnAuthenticatorThereIsNoPrincipal() throws Exception {
        HealthEndpoint endpoint = HealthEndpoint.builder(checker)
                .basePath("/internal/health")
                .authenticatedWhen(request -> request.principal() != null)
                .build();
        server.createContext("/internal", new HealthHandler(endpoint));

        assertThat(detailed("ops", "ops").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> detailed(String user, String password) throws Exception {
        String credentials = Base64.getEncoder().encodeToString((user + ':' + password).getBytes(UTF_8));
        return client.send(
                request("/internal/health/detailed")
                        .header("Authorization", "Basic " + credentials)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
    }
}
