/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.Authenticator;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthHandlerTest {
    private final HealthChecker checker = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 0, 1);

    @AfterEach
    void stop() throws Exception {
        server.stop();
        checker.close();
    }

    @Test
    void whatIsNotHealthIsLeftToTheNextHandler() throws Exception {
        HealthHandler health = new HealthHandler(HealthEndpoint.builder(checker).build());
        serve(new Handler.Sequence(health, new Application()));

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/nonsense").statusCode()).isEqualTo(404);
        assertThat(get("/orders").statusCode()).isEqualTo(202);
        assertThat(get("/healthy").statusCode()).isEqualTo(202);
        assertThat(get("/livez").statusCode()).isEqualTo(202);
    }

    @Test
    void inAContextTheBasePathIsTheWholePath() throws Exception {
        HealthEndpoint endpoint =
                HealthEndpoint.builder(checker).basePath("/app/health").build();
        serve(new ContextHandler(new HealthHandler(endpoint), "/app"));

        assertThat(get("/app/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void jettyNeedNotGiveItAThreadToBlock() {
        assertThat(new HealthHandler(HealthEndpoint.builder(checker).build()).getInvocationType())
                .isEqualTo(Invocable.InvocationType.NON_BLOCKING);
    }

    @Test
    void theIdleTimeoutDoesNotEndTheWaiting() throws Exception {
        connector.setIdleTimeout(200);
        serve(new HealthHandler(HealthEndpoint.builder(checker).build()));
        String tag = get("/health/ready").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> answer =
                send(request("/health/ready").header("If-None-Match", tag).header("Prefer", "wait=1"));

        assertThat(answer.statusCode()).isEqualTo(304);
    }

    @Test
    void verifyingAPasswordHoldsUpNobody() throws Exception {
        CountDownLatch verifying = new CountDownLatch(1);
        CountDownLatch verified = new CountDownLatch(1);
        serve(new HealthHandler(HealthEndpoint.builder(checker)
                .authenticator(new SlowAuthenticator(verifying, verified))
                .build()));
        CompletableFuture<HttpResponse<String>> detailed = client.sendAsync(
                request("/health/detailed")
                        .header("Authorization", "Basic b3BzOm9wcw==")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(verifying.await(20, TimeUnit.SECONDS)).isTrue();

        for (int i = 0; i < 5; i++) {
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        }
        assertThat(detailed).isNotDone();
        verified.countDown();
        assertThat(detailed.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(401);
    }

    private void serve(Handler handler) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
                .timeout(Duration.ofSeconds(20));
    }

    /** Answers everything, with a status of its own. */
    private static final class Application extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.setStatus(202);
            callback.succeeded();
            return true;
        }
    }

    private record SlowAuthenticator(CountDownLatch begun, CountDownLatch end) implements Authenticator {
        @Override
        public Outcome authenticate(HealthRequest request) {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Outcome.REJECTED;
        }

        @Override
        public List<String> challenges() {
            return List.of("Basic realm=\"health\"");
        }
    }
}
