/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthHandlerTest {
    private final HealthChecker checker = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();
    private final HttpClient client = HttpClient.newHttpClient();
    private final RejectingThreadPool threads = new RejectingThreadPool();
    private final Server server = new Server(threads);
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

    /** As when the server stops at that moment: nobody is to blame, so nothing is logged. */
    @Test
    void whoWaitsIsAnsweredEvenIfJettyHasNoThreadForTheAnswer() throws Exception {
        serve(new HealthHandler(HealthEndpoint.builder(checker).build()));
        String tag = get("/health/ready").headers().firstValue("ETag").orElseThrow();
        CompletableFuture<HttpResponse<String>> waiting = client.sendAsync(
                request("/health/ready")
                        .header("If-None-Match", tag)
                        .header("Prefer", "wait=15")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS));

        threads.rejecting = true;
        try (Complaints complaints = new Complaints()) {
            checker.drain();

            assertThat(waiting.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(500);
            assertThat(complaints.records).isEmpty();
        }
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

    /** Has no thread for tasks from outside the pool, if a test says so. */
    private static final class RejectingThreadPool extends QueuedThreadPool {
        private volatile boolean rejecting;

        @Override
        public void execute(Runnable task) {
            if (rejecting && !Thread.currentThread().getName().startsWith(getName())) {
                throw new RejectedExecutionException("no thread for " + task);
            }
            super.execute(task);
        }
    }

    /** What Jetty logs as a warning or worse. */
    private static final class Complaints extends java.util.logging.Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("org.eclipse.jetty");
        private final List<String> records = new CopyOnWriteArrayList<>();

        Complaints() {
            setLevel(Level.WARNING);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                records.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
