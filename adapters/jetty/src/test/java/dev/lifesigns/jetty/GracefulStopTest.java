/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.junit.jupiter.api.Test;

class GracefulStopTest {
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(4);

    @Test
    void readersOfEventsDoNotHoldUpAGracefulStop() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        try (HealthChecker checker = HealthChecker.builder()
                .check("database", deadline -> CheckResult.up())
                .start()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(checker)
                    .authenticatedWhen(request -> true)
                    .build();
            server.setHandler(new GracefulHandler(new HealthHandler(endpoint)));
            server.start();
            Iterator<String> lines = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + connector.getLocalPort() + "/health/events"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .iterator();
            assertThat(lines.next()).startsWith("retry: ");

            long start = System.nanoTime();
            server.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STOP_TIMEOUT.dividedBy(2));
            assertThat(lines).toIterable().contains("event: end");
        }
    }
}
