/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint takes no URL from anybody in silence. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TakenPathsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {}

    @RestController
    static class Pages {
        @GetMapping("/health")
        String health() {
            return "mine";
        }

        @GetMapping("/health/{name}")
        String health(String name) {
            return "mine";
        }

        @GetMapping("/healthy")
        String healthy() {
            return "mine";
        }
    }

    private static RunningApplication.Setup served(WebApplicationType type) {
        return RunningApplication.of(type).set("lifesigns.endpoint.enabled", true);
    }

    private static RunningApplication.Setup separate(RunningApplication.Setup setup) {
        return setup.set("management.server.port", 0).set("management.server.address", "127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"SERVLET,false", "SERVLET,true", "REACTIVE,false", "REACTIVE,true"})
    void aPathOfActuatorStopsTheStart(WebApplicationType type, boolean separate) {
        RunningApplication.Setup setup = served(type).set("management.endpoints.web.base-path", "/");
        assertThat(Printed.of(separate ? separate(setup) : setup))
                .contains("The configuration of Lifesigns is not valid:")
                .contains(
                        "lifesigns.endpoint.base-path: /health (expected: none of Actuator's paths, which has /health)");
    }

    @Test
    void aliasesAndFurtherPathsAreComparedToo() {
        RunningApplication.Setup setup = served(WebApplicationType.SERVLET)
                .set("management.endpoint.health.probes.add-additional-paths", true)
                .set("lifesigns.endpoint.root-aliases", true)
                .set("lifesigns.endpoint.paths.[/actuator/health/db]", "readiness");
        assertThat(Printed.of(setup))
                .contains(
                        "lifesigns.endpoint.root-aliases: /livez (expected: none of Actuator's paths, which has /livez)")
                .contains("lifesigns.endpoint.root-aliases: /readyz (")
                .doesNotContain("/startupz")
                .contains("lifesigns.endpoint.paths: /actuator/health/db (expected: none of Actuator's paths,"
                        + " which has /actuator/health)");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void pathsOfAnotherPortAreNotTaken(WebApplicationType type) throws Exception {
        try (RunningApplication application = separate(served(type))
                .set("management.endpoints.web.base-path", "/")
                .set("lifesigns.endpoint.port", "main")
                .run()) {
            assertThat(application.get("/health/live").body()).contains("\"status\":\"up\"");
            assertThat(application.getOfManagement("/health/ping").body()).contains("\"status\":\"UP\"");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void controllersThatAreNeverCalledAreLoggedOnce(WebApplicationType type) throws Exception {
        try (Printed printed = Printed.open();
                RunningApplication application =
                        served(type).source(Application.class).run()) {
            assertThat(printed.lines())
                    .containsOnlyOnce(
                            "Controllers that are never called, because the endpoint of Lifesigns has their paths:"
                                    + " /health (lifesigns.endpoint.base-path: /health),"
                                    + " /health/{name} (lifesigns.endpoint.base-path: /health)")
                    .noneMatch(line -> line.contains("/healthy"));
            assertThat(application.get("/health").body()).contains("\"status\":\"up\"");
            assertThat(application.get("/healthy").body()).isEqualTo("mine");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void controllersOfAnotherPortAreCalled(WebApplicationType type) throws Exception {
        try (Printed printed = Printed.open();
                RunningApplication application =
                        separate(served(type)).source(Application.class).run()) {
            assertThat(printed.lines()).noneMatch(line -> line.contains("Controllers"));
            assertThat(application.get("/health").body()).isEqualTo("mine");
        }
    }

    @Test
    void anEndpointWithoutAnEngineIsLoggedOnce() throws Exception {
        try (Printed printed = Printed.open();
                RunningApplication application = served(WebApplicationType.SERVLET)
                        .set("lifesigns.enabled", false)
                        .run()) {
            assertThat(printed.lines())
                    .containsOnlyOnce("lifesigns.endpoint.enabled: true, but the endpoint is not served (expected:"
                            + " lifesigns.enabled is not false, or a bean of type HealthChecker)");
            assertThat(application.get("/health/ready").statusCode()).isEqualTo(404);
        }
    }
}
