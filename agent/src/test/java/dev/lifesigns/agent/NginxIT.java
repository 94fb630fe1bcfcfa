/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent behind a real nginx, which asks it by HTTP/1.0. */
@Timeout(280)
class NginxIT {
    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final String TOKEN_HASH = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private static final AtomicInteger STATUS = new AtomicInteger(200);
    private static ScriptedHttpServer program;
    private static AgentProcess agent;
    private static Neighbor nginx;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        Neighbor.assumeInstalled(PROGRAM, "nginx-light");
        program = new ScriptedHttpServer(
                (head, out) -> ScriptedHttpServer.always(STATUS.get()).answer(head, out));
        String proxies = Files.readString(Neighbor.configuration(
                directory,
                "proxies.yaml",
                Map.of("10.0.0.1", "127.0.0.1", "rateLimit: {", "rateLimit: {burst: 500, perSecond: 1, ")));
        agent = AgentProcess.serve(directory, proxies + """
                  detailed: {tokens: ['%s']}
                server: {drainDelay: 0s}
                defaults: {period: 300ms, timeout: 200ms, staleAfter: 60s}
                checks: {web: {type: http, url: '%s'}}
                """.formatted(TOKEN_HASH, program.url("/")));
        port = Neighbor.freePort();
        Path configuration = Neighbor.configuration(
                directory,
                "nginx.conf",
                Map.of("10.0.0.1:8000", "127.0.0.1:" + port, "10.0.0.5:8086", "127.0.0.1:" + agent.port()));
        nginx = Neighbor.start(
                directory,
                PROGRAM,
                "-e",
                directory.resolve("error.log"),
                "-g",
                "daemon off; pid " + directory.resolve("nginx.pid") + ";",
                "-c",
                configuration);
        nginx.awaitListening(port);
        agent.awaitReady("\"status\":\"up\"");
    }

    @AfterAll
    static void stop() throws Exception {
        if (nginx != null) {
            nginx.close();
        }
        if (agent != null) {
            agent.close();
            program.close();
        }
    }

    @Test
    void responsesAndTheirHeadersComeThrough() throws Exception {
        HttpResponse<String> direct = agent.get("/live");
        HttpResponse<String> proxied = CLIENT.send(request("/health/live").build(), BodyHandlers.ofString());
        assertThat(proxied.statusCode()).isEqualTo(200);
        assertThat(proxied.body()).isEqualTo(direct.body());
        for (String name : direct.headers().map().keySet()) {
            if (!name.equalsIgnoreCase("date") && !name.equalsIgnoreCase("connection")) {
                assertThat(proxied.headers().allValues(name))
                        .as(name)
                        .isEqualTo(direct.headers().allValues(name));
            }
        }
        HttpResponse<String> unchanged = CLIENT.send(
                request("/health/live")
                        .header(
                                "If-None-Match",
                                direct.headers().firstValue("ETag").orElseThrow())
                        .build(),
                BodyHandlers.ofString());
        assertThat(unchanged.statusCode()).isEqualTo(304);
        HttpResponse<String> head = CLIENT.send(
                request("/health/live")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length"))
                .hasValue(Integer.toString(direct.body().getBytes(UTF_8).length));
    }

    @Test
    void clientOverItsLimitStopsNobodyElse() throws Exception {
        assertThat(codes("127.0.0.2", "/health/checks/web", 600))
                .startsWith("200")
                .contains("429");
        assertThat(codes("127.0.0.2", "/health/ready", 3)).isEqualTo("200 200 200");
        assertThat(codes("127.0.0.3", "/health/checks/web", 1)).isEqualTo("200");
    }

    @Test
    void eventsArriveWhenTheyHappen() throws Exception {
        HttpRequest events =
                request("/health/events").header("Authorization", "Bearer test").build();
        try (var body = CLIENT.send(events, BodyHandlers.ofLines()).body()) {
            Iterator<String> lines = body.iterator();
            awaitLine(lines, "event: state");
            STATUS.set(500);
            awaitLine(lines, "\"check\":\"web\",\"from\":\"up\",\"to\":\"down\"");
            STATUS.set(200);
            awaitLine(lines, "\"check\":\"web\",\"from\":\"down\",\"to\":\"up\"");
        }
    }

    private static void awaitLine(Iterator<String> lines, String part) {
        String line = lines.next();
        while (!line.contains(part)) {
            line = lines.next();
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(90));
    }

    /** The status codes that one client gets, one after the other. */
    private static String codes(String client, String path, int requests) throws Exception {
        // the fragment is counted by curl and not sent
        Process curl = new ProcessBuilder(
                        "curl",
                        "-s",
                        "--interface",
                        client,
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_code} ",
                        "http://127.0.0.1:" + port + path + "#[1-" + requests + "]")
                .start();
        return new String(curl.getInputStream().readAllBytes(), UTF_8).strip();
    }
}
