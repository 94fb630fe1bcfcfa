/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.server.Server;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class GracefulStopTest {
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(4);

    @Test
    void readersOfEventsDoNotHoldUpAGracefulStop() throws Exception {
        try (HealthChecker checker = HealthChecker.builder()
                .check("database", deadline -> CheckResult.up())
                .start()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(checker)
                    .authenticatedWhen(request -> true)
                    .build();
            Server server = Server.builder()
                    .http(new InetSocketAddress("127.0.0.1", 0))
                    .serviceUnder("/health", new HealthService(endpoint))
                    .gracefulShutdownTimeout(Duration.ofMillis(1), STOP_TIMEOUT)
                    .build();
            server.start().join();
            Iterator<String> lines = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + server.activeLocalPort() + "/health/events"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .iterator();
            assertThat(lines.next()).startsWith("retry: ");

            long start = System.nanoTime();
            server.stop().join();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STOP_TIMEOUT.dividedBy(2));
            assertThat(lines).toIterable().contains("event: end");
        }
    }
}
