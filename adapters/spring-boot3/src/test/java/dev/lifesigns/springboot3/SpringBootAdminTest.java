/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.contract.ScriptedForeignCheck;
import dev.lifesigns.http.Format;
import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** What a real server of Spring Boot Admin shows of an application with the starter, and of our own endpoint. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SpringBootAdminTest {
    private static AdminServer admin;

    @BeforeAll
    static void startAdmin() {
        admin = AdminServer.start();
    }

    @AfterAll
    static void stopAdmin() {
        admin.close();
    }

    @Test
    void anApplicationWithTheStarterHasTheWordsOfBoot() throws Exception {
        ScriptedForeignCheck db = ScriptedForeignCheck.up();
        AtomicReference<Health> ledger = new AtomicReference<>(Health.up().build());
        try (RunningApplication shop = RunningApplication.of(WebApplicationType.SERVLET)
                .set("lifesigns.defaults.period", "300ms")
                .set("lifesigns.defaults.timeout", "200ms")
                .with("db", new Scripted(db))
                .with("ledger", (HealthIndicator) ledger::get)
                .run()) {
            String instance = register("shop", port(shop));
            admin.awaitStatus(instance, "UP");
            db.hangs();
            admin.awaitStatus(instance, "DOWN");
            db.release();
            db.returns(CheckStatus.UP);
            ledger.set(Health.outOfService().build());
            admin.awaitStatus(instance, "OUT_OF_SERVICE");
        } finally {
            db.release();
        }
    }

    @Test
    void ourEndpointHasThemInTheFormatOfActuator() throws Exception {
        AtomicReference<CheckResult> db = new AtomicReference<>(CheckResult.up());
        AtomicReference<CheckResult> search = new AtomicReference<>(CheckResult.up());
        try (HealthChecker health = HealthChecker.builder()
                .check("db", deadline -> db.get())
                .check("search", deadline -> search.get(), policy -> policy.nonCritical())
                .build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .path("/actuator/health", Probes.READINESS, Format.ACTUATOR)
                    .build();
            run(health);
            RunningServer agent = EndpointApplication.serve(
                    RunningApplication.of(WebApplicationType.SERVLET)
                            .set("lifesigns.endpoint.paths.[/actuator/health]", Probes.READINESS),
                    Stack.BareServlet.class,
                    endpoint);
            try {
                String instance = register("agent", agent.port());
                admin.awaitStatus(instance, "UP");
                db.set(CheckResult.down("no route"));
                run(health);
                admin.awaitStatus(instance, "DOWN");
                db.set(CheckResult.up());
                search.set(CheckResult.down("no leader"));
                run(health);
                // degraded takes no traffic away
                admin.awaitStatus(instance, "UP");
                health.drain();
                admin.awaitStatus(instance, "OUT_OF_SERVICE");
            } finally {
                agent.stop().close();
            }
        }
    }

    private static void run(HealthChecker health) {
        health.runAll(Duration.ofMinutes(1));
    }

    private static int port(RunningApplication application) {
        return application.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static String register(String name, int port) throws IOException, InterruptedException {
        String management = "http://127.0.0.1:" + port + "/actuator";
        return admin.register("{\"name\":\"%s\",\"managementUrl\":\"%s\",\"healthUrl\":\"%s/health\"}"
                .formatted(name, management, management));
    }
}
