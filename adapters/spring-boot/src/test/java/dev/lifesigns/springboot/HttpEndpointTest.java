/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.contract.ScriptedForeignCheck;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** The HTTP endpoint of Lifesigns in an application of Spring Boot. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HttpEndpointTest {
    private final ScriptedForeignCheck db = ScriptedForeignCheck.up();

    private RunningApplication.Setup setup(WebApplicationType type) {
        return RunningApplication.of(type).with("db", new Scripted(db));
    }

    private RunningApplication.Setup served(WebApplicationType type) {
        return setup(type).set("lifesigns.endpoint.enabled", true);
    }

    private RunningApplication.Setup withManagementPort(WebApplicationType type) {
        return served(type).set("management.server.port", 0).set("management.server.address", "127.0.0.1");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void itIsServedToThoseWhoAskForIt(WebApplicationType type) throws Exception {
        try (RunningApplication application = setup(type).run()) {
            assertThat(application.get("/health/live").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void itAnswersFromTheEngine(WebApplicationType type) throws Exception {
        try (RunningApplication application = served(type)
                .set("lifesigns.endpoint.root-aliases", true)
                .set("lifesigns.endpoint.paths.[/healthz]", "liveness")
                .run()) {
            for (String path : new String[] {"/health", "/health/live", "/health/startup", "/livez", "/healthz"}) {
                assertThat(application.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(application.get("/health/ready").body()).contains("\"db\":{\"status\":\"up\"");
            assertThat(application.get("/health/absent").statusCode()).isEqualTo(404);
            assertThat(application.get("/health/detailed").statusCode()).isEqualTo(403);
            assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void itIsOnTheManagementPortIfThereIsOne(WebApplicationType type) throws Exception {
        try (RunningApplication application = withManagementPort(type).run()) {
            assertThat(application.getOfManagement("/health/ready").statusCode())
                    .isEqualTo(200);
            assertThat(application.getOfManagement("/actuator/health").statusCode())
                    .isEqualTo(200);
            assertThat(application.get("/health/ready").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void itCanBeOnThePortOfTheApplicationAlone(WebApplicationType type) throws Exception {
        try (RunningApplication application =
                withManagementPort(type).set("lifesigns.endpoint.port", "main").run()) {
            assertThat(application.getOfManagement("/health/ready").statusCode())
                    .isEqualTo(404);
            assertThat(application.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void itCanBeOnBothPorts(WebApplicationType type) throws Exception {
        try (RunningApplication application = withManagementPort(type)
                .set("lifesigns.endpoint.port", "both")
                .set("lifesigns.endpoint.base-path", "/internal/health")
                .run()) {
            assertThat(application.getOfManagement("/internal/health/live").statusCode())
                    .isEqualTo(200);
            assertThat(application.get("/internal/health/live").statusCode()).isEqualTo(200);
            assertThat(application.get("/health/live").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void detailsMayBeEverybodys(WebApplicationType type) throws Exception {
        try (RunningApplication application =
                served(type).set("lifesigns.endpoint.show-details", "always").run()) {
            assertThat(application.get("/health/detailed").body()).contains("\"db\"");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void readersOfEventsDoNotHoldUpTheGracefulShutdown(WebApplicationType type) throws Exception {
        Duration limit = Duration.ofMinutes(4);
        RunningApplication application = served(type)
                .set("lifesigns.endpoint.show-details", "always")
                .set("spring.lifecycle.timeout-per-shutdown-phase", limit.toSeconds() + "s")
                .run();
        try (application) {
            Iterator<String> lines = application.lines("/health/events");
            assertThat(lines.next()).startsWith("retry: ");

            long start = System.nanoTime();
            application.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit.dividedBy(2));
            assertThat(lines).toIterable().contains("event: end");
        }
    }

    @Test
    void pathsAreBelowTheContextPathOfTheServer() throws Exception {
        try (RunningApplication application = served(WebApplicationType.SERVLET)
                .set("server.servlet.context-path", "/shop")
                .run()) {
            assertThat(application.get("/shop/health/live").statusCode()).isEqualTo(200);
            assertThat(application.get("/health/live").statusCode()).isEqualTo(404);
        }
        try (RunningApplication application = served(WebApplicationType.REACTIVE)
                .set("spring.webflux.base-path", "/shop")
                .run()) {
            assertThat(application.get("/shop/health/live").statusCode()).isEqualTo(200);
            assertThat(application.get("/health/live").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anInvalidValueIsNamedByItsProperty() {
        assertThatThrownBy(() -> served(WebApplicationType.SERVLET)
                        .set("lifesigns.endpoint.paths.[/healthz]", "livness")
                        .run())
                .rootCause()
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        e -> assertThat(e.getName()).isEqualTo("lifesigns.endpoint.paths"))
                .hasMessageContaining("livness");
    }
}
