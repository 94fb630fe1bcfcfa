/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.Deadline;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Lifecycle;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.Scope;
import dev.lifesigns.Status;
import dev.lifesigns.checks.http.HttpCheck;
import dev.lifesigns.checks.jdbc.JdbcCheck;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.testkit.Behaviour;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The programs of docs/library.md, line by line. */
class LibraryGuideTest {
    private static final Path GUIDE = Path.of("../docs/library.md");
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

    @Test
    void everyProgramOfTheGuideStandsHere() throws IOException {
        String here = squeezed(Files.readString(HERE));
        Matcher programs = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        int found = 0;
        while (programs.find()) {
            found++;
            assertThat(here).contains(squeezed(programs.group(1)));
        }
        assertThat(found).isEqualTo(8);
    }

    @Test
    void aChecker() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:guide");
        DataSource dataSource = h2;
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
                .build();
        health.start();
        try (health) {
            assertThatHealth(health.runAll(Duration.ofSeconds(20)))
                    .hasCheck("database", Status.UP)
                    .hasProbe(Probes.READINESS, ProbeStatus.DEGRADED);
        }
    }

    @Test
    void faultsAreToldAllAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthChecker.builder()
                        .check(
                                "database",
                                deadline -> CheckResult.up(),
                                policy -> policy.period(Duration.ofSeconds(2))
                                        .timeout(Duration.ofSeconds(2))
                                        .staleAfter(Duration.ofSeconds(9)))
                        .check("Orders DB", deadline -> CheckResult.up())
                        .build())
                .satisfies(refusal -> assertThat(refusal.getMessage().lines())
                        .contains(
                                "check 'database': period: PT2S (expected: > timeout PT2S)",
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
        assertThat(queue.check(Deadline.after(Duration.ofSeconds(1))).error()).isEqualTo(ErrorKind.THRESHOLD);

        SearchClient client = () -> CompletableFuture.completedStage("pong");
        AsyncHealthCheck search = deadline -> client.ping().thenApply(answer -> CheckResult.up());
        assertThat(search.check(Deadline.after(Duration.ofSeconds(1))).toCompletableFuture())
                .isCompletedWithValue(CheckResult.up());

        String zone = "b";
        HealthCheck inZone = HealthCheck.decorate(
                queue, (check, deadline) -> check.check(deadline).withDetail("zone", zone));
        HealthCheck ofTheHost = queue.withScope(Scope.HOST);
        assertThat(inZone.check(Deadline.after(Duration.ofSeconds(1))).details())
                .containsEntry("zone", "b");
        assertThat(ofTheHost.scope()).isEqualTo(Scope.HOST);
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
            assertThat(health.lifecycle()).isEqualTo(Lifecycle.RUNNING);
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
    void testing() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.in(time);
            HealthChecker health = time.build(HealthChecker.builder().check("database", database));
            health.start();
            time.advance(Duration.ofMinutes(1));
            assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UP);

            database.becomes(Behaviour.hanging());
            time.advance(Duration.ofSeconds(12));
            assertThatHealth(health).hasCheck("database", Status.DOWN, ErrorKind.TIMEOUT);
        }
    }

    private void migrate() {
        done.add("migrated");
    }

    private void acceptWork() {
        done.add("working");
    }

    private void report(String name, Status status, Duration age) {
        assertThat(age.isNegative()).isFalse();
        done.add(name + " " + status.wireName());
    }

    /** Without the layout, about which page and formatter may differ. */
    private static String squeezed(String code) {
        return code.lines().map(line -> line.replaceAll("\\s+", "")).collect(Collectors.joining());
    }
}
