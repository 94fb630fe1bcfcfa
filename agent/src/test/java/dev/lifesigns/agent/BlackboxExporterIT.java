/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.fixture.Eventually;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus' own blackbox exporter finds at the agent. */
@Timeout(280)
class BlackboxExporterIT {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-blackbox-exporter");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void readinessSucceedsUntilItFails() throws Exception {
        Neighbor.assumeInstalled(PROGRAM, "prometheus-blackbox-exporter");
        int port = Neighbor.freePort();
        // the machine that runs this may be busy
        Path modules = Neighbor.configuration(directory, "blackbox.yml", Map.of("timeout: 2s", "timeout: 60s"));
        try (ScriptedHttpServer web = new ScriptedHttpServer(ScriptedHttpServer.always(200));
                ScriptedHttpServer search = new ScriptedHttpServer(ScriptedHttpServer.always(200));
                AgentProcess agent = AgentProcess.serve(directory, """
                        server: {drainDelay: 0s}
                        defaults: {period: 300ms, timeout: 200ms, staleAfter: 60s}
                        checks:
                          web: {type: http, url: '%s'}
                          search: {type: http, url: '%s', critical: false}
                        """.formatted(web.url("/"), search.url("/")));
                Neighbor exporter = Neighbor.start(
                        directory, PROGRAM, "--config.file=" + modules, "--web.listen-address=127.0.0.1:" + port)) {
            exporter.awaitListening(port);
            String ready = "http://127.0.0.1:" + agent.port() + "/health/ready";
            awaitProbe(port, "ready", ready, 1, 200);
            awaitProbe(port, "fully_up", ready, 1, 200);
            search.close();
            awaitProbe(port, "fully_up", ready, 0, 200);
            awaitProbe(port, "ready", ready, 1, 200);
            web.close();
            awaitProbe(port, "ready", ready, 0, 503);
        }
    }

    @Test
    void prometheusAcceptsTheJob() throws Exception {
        Neighbor.assumeInstalled(PROMTOOL, "prometheus");
        Path jobs = Neighbor.configuration(directory, "prometheus.yml", Map.of());
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "config", jobs.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        assertThat(promtool.waitFor()).as(printed).isZero();
        // the modules that the job names exist
        assertThat(Files.readString(Neighbor.configuration(directory, "blackbox.yml", Map.of())))
                .contains("\n  ready:\n");
    }

    private static void awaitProbe(int port, String module, String target, int success, int status) throws Exception {
        Eventually.eventually(module + " is " + success + " with " + status, () -> {
            String metrics = probe(port, module, target);
            return metrics.contains("\nprobe_success " + success + "\n")
                    && metrics.contains("\nprobe_http_status_code " + status + "\n");
        });
    }

    private static String probe(int port, String module, String target) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/probe?module=" + module + "&target=" + target);
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
