/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import com.linecorp.armeria.server.healthcheck.HealthCheckStatus;
import com.linecorp.armeria.server.healthcheck.ListenableHealthChecker;
import com.linecorp.armeria.server.healthcheck.SettableHealthChecker;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.PolicyOverrides;
import dev.lifesigns.contract.ScriptedForeignCheck;
import dev.lifesigns.http.HealthEndpoint;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Armeria's own health check service, with what the engine says. */
class ArmeriaHealthCheckTest {
    private static final String PATH = "/internal/l7check";

    private final AtomicBoolean databaseIsUp = new AtomicBoolean(true);
    private final HealthChecker health = HealthChecker.builder()
            .startupTask(Bridge.APPLICATION_READY)
            .check(
                    "database",
                    deadline -> databaseIsUp.get() ? CheckResult.up() : CheckResult.down("refused"),
                    policy -> policy.period(Duration.ofHours(1)).timeout(Duration.ofMinutes(5)))
            .build();
    private final EngineHealthCheckers checkers = EngineHealthCheckers.create(
            health,
            new BridgePolicies(
                    PolicyOverrides.none().period(Duration.ofMillis(200)).timeout(Duration.ofMillis(150)), Map.of()));
    private final HttpClient client = HttpClient.newHttpClient();
    private Server server;

    @AfterEach
    void end() {
        if (server != null) {
            server.stop().join();
        }
        health.close();
    }

    @Test
    void theServiceSaysWhatAProbeSays() throws Exception {
        serve(HealthCheckService.of(ProbeHealthChecker.readiness(health)));
        assertThat(get(PATH).statusCode()).isEqualTo(200);
        assertThat(get(PATH).body()).isEqualTo("{\"healthy\":true}");

        databaseIsUp.set(false);
        health.runAll(Duration.ofMinutes(5));

        assertThat(get(PATH).statusCode()).isEqualTo(503);
        assertThat(get(PATH).body()).isEqualTo("{\"healthy\":false}");
    }

    @Test
    void clientsThatWaitAreNotifiedOfAProbe() throws Exception {
        serve(HealthCheckService.of(ProbeHealthChecker.readiness(health)));
        CompletableFuture<HttpResponse<String>> waiting = change("\"healthy\"");
        databaseIsUp.set(false);
        health.runAll(Duration.ofMinutes(5));

        assertThat(waiting.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(503);
    }

    @Test
    void clientsThatWaitAreNotifiedOfAnAdoptedChecker() throws Exception {
        AtomicBoolean stock = new AtomicBoolean(true);
        serve(HealthCheckService.of(checkers.adopt("stock", stock::get)));
        CompletableFuture<HttpResponse<String>> waiting = change("\"healthy\"");
        stock.set(false);

        assertThat(waiting.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(503);
    }

    @Test
    void aProbeThatDoesNotExistIsRefusedAtOnce() {
        assertThatThrownBy(() -> ProbeHealthChecker.of(health, "redyness"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatArmeriaRunsItselfIsNotAdopted() {
        assertThatThrownBy(() -> checkers.adopt("maintenance", new SettableHealthChecker()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "checker 'maintenance': com.linecorp.armeria.server.healthcheck.SettableHealthChecker (expected: ");
    }

    @Test
    void anAsynchronousCheckerThatNeverCompletesIsUnhealthyAndRunsOnce() throws Exception {
        CompletableFuture<HealthCheckStatus> never = new CompletableFuture<>();
        ListenableHealthChecker checker = checkers.adoptAsync("remote", () -> never);
        serve(HealthCheckService.of(checker));

        await(() -> check("remote").error() != null
                && check("remote").error().wireName().equals("stuck"));
        assertThat(get(PATH).statusCode()).isEqualTo(503);

        never.complete(new HealthCheckStatus(true, 1));
        await(() -> get(PATH).statusCode() == 200);
    }

    @Test
    void twoHundredQuestionsDuringAHangWaitForNothing() throws Exception {
        ScriptedForeignCheck inventory = ScriptedForeignCheck.up();
        serve(HealthCheckService.of(checkers.adopt("inventory", () -> inventory.callUnchecked() != null)));
        try {
            inventory.hangs();
            await(() -> get(PATH).statusCode() == 503);
            long slowest = 0;
            for (int i = 0; i < 200; i++) {
                long asked = System.nanoTime();
                assertThat(get(PATH).statusCode()).isEqualTo(503);
                slowest = Math.max(slowest, System.nanoTime() - asked);
            }
            System.out.printf("slowest of 200 while a check hangs: %d ms%n", TimeUnit.NANOSECONDS.toMillis(slowest));
            assertThat(inventory.mostInFlight()).isEqualTo(1);
        } finally {
            inventory.release();
        }
    }

    /** Both keep their word while the server stops, for which it waits for a request that is being served. */
    @Test
    void readinessFailsBeforeTheServerStops() throws Exception {
        CompletableFuture<com.linecorp.armeria.common.HttpResponse> order = new CompletableFuture<>();
        CompletableFuture<Void> ordered = new CompletableFuture<>();
        serve(
                HealthCheckService.of(ProbeHealthChecker.readiness(health)),
                builder -> builder.serviceUnder(
                                "/health",
                                new HealthService(HealthEndpoint.builder(health).build()))
                        .service("/orders", (context, request) -> {
                            ordered.complete(null);
                            return com.linecorp.armeria.common.HttpResponse.of(order);
                        })
                        .gracefulShutdownTimeout(Duration.ofMillis(1), Duration.ofMinutes(2)));
        client.sendAsync(request("/orders").build(), BodyHandlers.ofString());
        ordered.get(1, TimeUnit.MINUTES);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> waiting = change("\"healthy\"");
        CompletableFuture<Void> stopped = server.stop();

        assertThat(waiting.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(503);
        await(() -> get("/health/ready").statusCode() == 503);
        assertThat(get("/health/ready").body()).startsWith("{\"status\":\"draining\"");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(stopped).isNotDone();

        order.complete(com.linecorp.armeria.common.HttpResponse.of(200));
    }

    @Test
    void theEngineLivesAsLongAsTheServer() throws Exception {
        serve(HealthCheckService.of(ProbeHealthChecker.readiness(health)));
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.RUNNING);
        assertThat(check("database").status().wireName()).isEqualTo("up");

        server.stop().join();

        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    private interface Setting {
        void apply(ServerBuilder builder);
    }

    private void serve(HealthCheckService service) {
        serve(service, builder -> {});
    }

    private void serve(HealthCheckService service, Setting setting) {
        ServerBuilder builder = Server.builder()
                .http(new InetSocketAddress("127.0.0.1", 0))
                .service(PATH, service)
                .serverListener(checkers.lifecycle(Duration.ofMinutes(1)));
        setting.apply(builder);
        server = builder.build();
        server.start().join();
    }

    private CheckSnapshot check(String name) {
        return health.snapshot().check(name);
    }

    /** Armeria's long polling. */
    private CompletableFuture<HttpResponse<String>> change(String from) {
        return client.sendAsync(
                request(PATH)
                        .header("If-None-Match", from)
                        .header("Prefer", "wait=60")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.activeLocalPort() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofMinutes(2));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("still not so after two minutes").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
