/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.Heartbeat;
import dev.lifesigns.ListenerHandle;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.StatusHistory;
import dev.lifesigns.Transition;
import dev.lifesigns.agent.serve.LocalRequest;
import dev.lifesigns.checks.http.HttpCheck;
import dev.lifesigns.checks.jdbc.JdbcCheck;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The programs of docs/library.md and docs/library-running.md, line by line. */
class LibraryGuideTest {
    private static final GuidePages GUIDE = new GuidePages("library.md", "library-running.md");
    private static final Path HERE = Path.of("src/test/java/dev/lifesigns/proof/LibraryGuideTest.java");

    /** A client of the reader's. */
    private interface Broker {
        int waiting(Duration atMost);
    }

    /** Another one, with futures. */
    private interface SearchClient {
        CompletionStage<String> ping();
    }

    private final List<String> done = new ArrayList<>();
    private int waiting;

    @Test
    void everyProgramOfTheGuideStandsHere() throws IOException {
        String here = GuidePages.squeezed(Files.readString(HERE));
        List<String> programs = GUIDE.programs();
        for (String program : programs.subList(1, programs.size())) {
            assertThat(here).contains(GuidePages.squeezed(program));
        }
        assertThat(programs).hasSize(23);
    }

    /** The first block: what the others need of ours, and all of it. */
    @Test
    void everyImportOfTheGuideIsNeededAndThere() throws IOException {
        String here = Files.readString(HERE);
        List<String> programs = GUIDE.programs();
        List<String> imports = programs.get(0).lines().toList();
        String rest = String.join("", programs.subList(1, programs.size()));

        assertThat(here.lines()).containsAll(imports);
        assertThat(here.lines()
                        .filter(line -> line.matches("import (static )?dev\\.lifesigns\\..*"))
                        .filter(line -> rest.matches("(?s).*\\b" + line.replaceFirst(".*\\.(\\w+);", "$1") + "\\b.*")))
                .containsExactlyElementsOf(imports);
    }

    @Test
    void aChecker() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:guide"); // Its first connection takes long in a cold JVM, on a busy machine.
        String url = "http://localhost:1/health";
        HealthChecker health = HealthChecker.builder()
                .service("orders", "1.4.2")
                .check("database", JdbcCheck.of(dataSource))
                .check(
                        "recommendations",
                        HttpCheck.of(url),
                        policy -> policy.nonCritical()
                                .period(Duration.ofSeconds(5))
                                .timeout(Duration.ofMillis(500)))
                .start();
        try (health) {
            health.handle("database")
                    .replace(
                            JdbcCheck.of(dataSource),
                            policy -> policy.period(Duration.ofMinutes(5)).timeout(Duration.ofMinutes(1)));
            assertThatHealth(health.runAll(Duration.ofMinutes(2)))
                    .hasCheck("database", CheckStatus.UP)
                    .hasProbe(Probes.READINESS, ProbeStatus.DEGRADED);
        }
    }

    @Test
    void faultsAreReportedAllAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthChecker.builder()
                        .check("database", deadline -> CheckResult.up(), policy -> policy.probes("readyness"))
                        .check("Orders DB", deadline -> CheckResult.up())
                        .build())
                .satisfies(refusal -> assertThat(refusal.getMessage().lines())
                        .contains(
                                "check 'database': probe: 'readyness' (expected: one of [liveness, readiness, startup];"
                                        + " did you mean 'readiness'?)",
                                "check name: 'Orders DB' (expected: [a-z0-9][a-z0-9._-]{0,62})"));
    }

    @Test
    void aCheckOfYourOwn() throws Exception {
        Broker broker = atMost -> 12_000;
        HealthCheck queue = deadline -> {
            int waiting = broker.waiting(deadline.remaining());
            return waiting < 10_000
                    ? CheckResult.up().withDetail("waiting", waiting)
                    : CheckResult.down(ErrorKind.THRESHOLD, "too many messages wait")
                            .withDetail("waiting", waiting);
        };
        assertThat(queue.check(CheckDeadline.after(Duration.ofSeconds(1))).error())
                .isEqualTo(ErrorKind.THRESHOLD);

        SearchClient client = () -> CompletableFuture.completedStage("pong");
        AsyncHealthCheck search = AsyncHealthCheck.of(deadline -> client.ping(), pong -> CheckResult.up());
        assertThat(search.check(CheckDeadline.after(Duration.ofSeconds(1))).toCompletableFuture())
                .isCompletedWithValue(CheckResult.up());

        String zone = "b";
        HealthCheck inZone = HealthCheck.decorate(
                queue, (check, deadline) -> check.check(deadline).withDetail("zone", zone));
        HealthCheck ofTheHost = queue.withScope(CheckScope.HOST);
        assertThat(inZone.check(CheckDeadline.after(Duration.ofSeconds(1))).details())
                .containsEntry("zone", "b");
        assertThat(ofTheHost.scope()).isEqualTo(CheckScope.HOST);
    }

    @Test
    void startAndEnd() {
        HealthCheck database = deadline -> CheckResult.up();
        HealthChecker health = HealthChecker.builder()
                .check("database", database, policy -> policy.probes(Probes.READINESS, Probes.STARTUP))
                .startupTask("migrations")
                .build();
        health.start();
        migrate();
        health.startupTask("migrations").complete();
        try (health) {
            health.runAll(Duration.ofSeconds(10));
            assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.RUNNING);
            if (health.status(Probes.READINESS).passing()) {
                acceptWork();
            }
            for (CheckSnapshot check : health.snapshot().checks()) {
                report(check.name(), check.status(), check.age());
            }
            assertThat(done).containsExactly("migrated", "working", "database up");

            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .bearerTokens("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                    .build();
            assertThat(endpoint.owns("/health/detailed")).isTrue();
        }
    }

    @Test
    void anAsynchronousCheckThatCancels() {
        HttpClient httpClient = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build();
        AsyncHealthCheck catalog = AsyncHealthCheck.canceling(
                deadline -> httpClient.sendAsync(request, HttpResponse.BodyHandlers.discarding()),
                response -> response.statusCode() == 200
                        ? CheckResult.up()
                        : CheckResult.down("HTTP " + response.statusCode()));
        AsyncHealthCheck search =
                AsyncHealthCheck.of(deadline -> CompletableFuture.completedStage("pong"), pong -> CheckResult.up());
        HealthChecker.Builder builder = HealthChecker.builder()
                .asyncCheck("search", search, policy -> policy.timeout(Duration.ofSeconds(1)))
                .asyncCheck("catalog", catalog);
        try (HealthChecker health = builder.build()) {
            assertThat(health.runAll(Duration.ofSeconds(20)).check("catalog").status())
                    .isEqualTo(CheckStatus.DOWN);
        }
    }

    @Test
    void changingChecks() {
        try (VirtualTime time = VirtualTime.create()) {
            HealthChecker health = time.build(HealthChecker.builder());
            health.start();
            HealthCheck database = deadline -> CheckResult.up();
            HealthCheck otherDatabase = deadline -> CheckResult.down("broken");
            CheckHandle tenant = health.add(
                    "tenant-42", database, check -> check.nonCritical().label("tenant", "42"));
            tenant.replace(otherDatabase);
            tenant.remove();
            assertThat(health.snapshot().checks()).isEmpty();

            Queue<String> queue = new ArrayDeque<>(List.of("a", "b"));
            waiting = 2;
            Heartbeat consumer = Heartbeat.within(Duration.ofSeconds(30));
            health.add("consumer", consumer, check -> check.probes(Probes.LIVENESS));
            while (running()) {
                consumer.beat();
                handle(queue.poll());
            }
            ListenerHandle listener = health.onRun(run -> record(run.check(), run.latency()));
            listener.remove();
            HealthSnapshot first = health.awaitFirstResults(Duration.ofSeconds(5));
            assertThat(first.check("consumer").status()).isEqualTo(CheckStatus.UP);
            time.advance(Duration.ofMinutes(1));
            assertThatHealth(health).hasCheck("consumer", CheckStatus.DOWN, ErrorKind.TIMEOUT);

            health.gate("maintenance").close("disks are being switched");
            assert health.status(Probes.READINESS) == ProbeStatus.DOWN;
            health.gate("maintenance").open();
            assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UP);
        }
        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void aQuorum() {
        HealthCheck replicaA = deadline -> CheckResult.up();
        HealthCheck replicaB = deadline -> CheckResult.up();
        HealthCheck replicaC = deadline -> CheckResult.down("broken");
        HealthChecker.Builder builder = HealthChecker.builder();
        builder.check("replica-a", replicaA, check -> check.noProbe())
                .check("replica-b", replicaB, check -> check.noProbe())
                .check("replica-c", replicaC, check -> check.noProbe())
                .quorum("replicas", 2, List.of("replica-a", "replica-b", "replica-c"));
        try (HealthChecker health = builder.build()) {
            assertThatHealth(health.runAll(Duration.ofSeconds(20))).hasProbe(Probes.READINESS, ProbeStatus.UP);
            CheckHandle pair = health.addQuorum("pair", 2, List.of("replica-a", "replica-b"));
            assertThatHealth(health).hasCheck(pair.name(), CheckStatus.UP);
        }
    }

    private boolean running() {
        return waiting-- > 0;
    }

    private void handle(String message) {
        done.add(message);
    }

    private void record(String check, Duration latency) {
        done.add(check + " " + latency);
    }

    @Test
    void aListener() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker.Builder builder = HealthChecker.builder()
                    .check("database", database)
                    .onTransition(change -> {
                        if (change instanceof Transition.OfProbe probe) {
                            log(probe.name() + " went from " + probe.fromName() + " to " + probe.toName());
                        }
                    });
            HealthChecker health = time.build(builder);
            health.start();
            time.advance(Duration.ofMinutes(1));
            Duration lag = health.snapshot().check("database").attachment(Duration.class);
            assertThat(lag).isNull();
            StatusHistory day = health.snapshot().check("database").statusHistory();
            for (int i = 0; i < day.size(); i++) {
                Instant from = day.start().plus(day.interval().multipliedBy(i));
                log("half hour from " + from + ": down for " + day.timeIn(i, CheckStatus.DOWN));
            }
            assertThat(done).contains("half hour from 2026-01-01T00:00:00Z: down for PT0S");
            database.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "gone"));
            time.advance(Duration.ofSeconds(12));
            assertThat(done).contains("readiness went from up to down");
        }
    }

    @Test
    void anInterceptor() {
        List<String> seen = new CopyOnWriteArrayList<>();
        HealthCheck database = deadline -> {
            seen.add(MDC.CONTEXT.get("check"));
            return CheckResult.up();
        };
        HealthChecker.Builder builder = HealthChecker.builder()
                .check("database", database)
                .interceptor((run, check) -> {
                    MDC.put("check", run.check());
                    try {
                        return check.call();
                    } finally {
                        MDC.remove("check");
                    }
                });
        try (HealthChecker health = builder.build()) {
            health.runAll(Duration.ofSeconds(20));
        }
        assertThat(seen).containsExactly("database");
        assertThat(MDC.CONTEXT).isEmpty();
    }

    @Test
    void aProbeOfYourOwn() {
        HealthCheck database = deadline -> CheckResult.up();
        HealthCheck ledger = deadline -> CheckResult.down("locked");
        HealthChecker health = HealthChecker.builder()
                .probe("batch")
                .check("database", database, policy -> policy.probes(Probes.READINESS, "batch"))
                .check("ledger", ledger, policy -> policy.probes("batch"))
                .build();
        try (health) {
            assertThatHealth(health.runAll(Duration.ofSeconds(20)))
                    .hasProbe("batch", ProbeStatus.DOWN)
                    .hasProbe(Probes.READINESS, ProbeStatus.UP);
            HealthEndpoint endpoint = HealthEndpoint.builder(health).build();
            assertThat(endpoint.handle(new LocalRequest("/health/probes/batch", null)))
                    .isCompletedWithValueMatching(response -> response.status() == 503);
            assertThat(endpoint.handle(new LocalRequest("/health/ready", null)))
                    .isCompletedWithValueMatching(response -> response.status() == 200);
        }
    }

    private void log(String line) {
        done.add(line);
    }

    @Test
    void testing() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder().check("database", database));
            health.start();
            time.advance(Duration.ofMinutes(1));
            assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UP);
            database.setBehavior(Behavior.hanging());
            time.advance(Duration.ofSeconds(12));
            assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        }
    }

    private void migrate() {
        done.add("migrated");
    }

    private void acceptWork() {
        done.add("working");
    }

    private void report(String name, CheckStatus status, Duration age) {
        assertThat(age.isNegative()).isFalse();
        done.add(name + " " + status.wireName());
    }
}
