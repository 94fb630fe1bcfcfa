/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private final HealthChecker checker = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();

    @AfterEach
    void closeChecker() {
        checker.close();
    }

    @Test
    void healthAndTheAliasesAtTheRootAreAnswered() throws Exception {
        try (HealthServer server = HealthServer.start(checker, 0)) {
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(server, "/livez").body()).isEqualTo("{\"status\":\"up\"}");
            assertThat(get(server, "/").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anEndpointIsServedAsItWasBuilt() throws Exception {
        HealthEndpoint endpoint = HealthEndpoint.builder(checker)
                .path("/healthz", Probes.LIVENESS)
                .build();
        try (HealthServer server = HealthServer.start(endpoint, 0)) {
            assertThat(get(server, "/healthz").statusCode()).isEqualTo(200);
            assertThat(get(server, "/livez").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anInvalidPortIsReported() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> HealthServer.start(checker, 80_000))
                .withMessage("port: 80000 (expected: 0 to 65535)");
    }

    @Test
    void aClientThatNeverFinishesItsRequestIsCutOff() throws Exception {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HealthEndpoint endpoint = HealthEndpoint.builder(checker).build();
        try (HealthServer server = HealthServer.start(endpoint, anyPort, Duration.ofMillis(200));
                Socket client = new Socket(
                        server.address().getAddress(), server.address().getPort())) {
            client.setSoTimeout(20_000);
            client.getOutputStream().write("GET /health/l".getBytes(ISO_8859_1));

            assertThat(client.getInputStream().read()).as("end of stream").isEqualTo(-1);
        }
    }

    private static HttpResponse<String> get(HealthServer server, String path, String... headers)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
