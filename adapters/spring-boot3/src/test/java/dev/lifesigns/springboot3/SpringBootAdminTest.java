/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import static org.assertj.core.api.Assertions.assertThat;

import de.codecentric.boot.admin.server.config.EnableAdminServer;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.contract.ScriptedForeignCheck;
import dev.lifesigns.http.Format;
import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** What a real server of Spring Boot Admin shows of an application with the starter, and of our own endpoint. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SpringBootAdminTest {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern STATUS = Pattern.compile("\"statusInfo\":\\{\"status\":\"([A-Z_]+)\"");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static RunningApplication admin;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableAdminServer
    static class Admin {}

    @BeforeAll
    static void startAdmin() {
        admin = RunningApplication.of(WebApplicationType.SERVLET)
                .source(Admin.class)
                .withoutStarter()
                .set("spring.boot.admin.monitor.status-interval", "200ms")
                .set("spring.boot.admin.monitor.status-lifetime", "100ms")
                .run();
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
            awaitStatus(instance, "UP");
            db.hangs();
            awaitStatus(instance, "DOWN");
            db.release();
            db.returns(CheckStatus.UP);
            ledger.set(Health.outOfService().build());
            awaitStatus(instance, "OUT_OF_SERVICE");
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
                awaitStatus(instance, "UP");
                db.set(CheckResult.down("no route"));
                run(health);
                awaitStatus(instance, "DOWN");
                db.set(CheckResult.up());
                search.set(CheckResult.down("no leader"));
                run(health);
                // degraded takes no traffic away
                awaitStatus(instance, "UP");
                health.drain();
                awaitStatus(instance, "OUT_OF_SERVICE");
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
        String registration = "{\"name\":\"%s\",\"managementUrl\":\"%s\",\"healthUrl\":\"%s/health\"}"
                .formatted(name, management, management);
        HttpRequest request = HttpRequest.newBuilder(instances(""))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(registration))
                .build();
        return found(ID, CLIENT.send(request, BodyHandlers.ofString()).body());
    }

    private static void awaitStatus(String instance, String expected) throws IOException, InterruptedException {
        String seen;
        do {
            TimeUnit.MILLISECONDS.sleep(50);
            seen = found(
                    STATUS,
                    CLIENT.send(
                                    HttpRequest.newBuilder(instances("/" + instance))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        } while (!seen.equals(expected));
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }

    private static URI instances(String path) {
        return URI.create("http://127.0.0.1:" + port(admin) + "/instances" + path);
    }
}
