/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.contract.ScriptedForeignCheck;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;

/** Spring Security says who sees details, in our endpoint and in that of Actuator. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class SecurityContract {
    private static final String DETAILED = "/health/detailed";
    private static final String ACTUATOR = "/actuator/lifesigns";
    private static final String MESSAGE = "\"message\"";

    private final WebApplicationType type;
    private final Class<?> source;
    private final ScriptedForeignCheck db = ScriptedForeignCheck.up();

    /**
     * The contract of one stack.
     *
     * @param source an application that lets everybody in everywhere, and knows the users {@code operator}, with the role
     *     {@code OPERATOR}, and {@code clerk}, without one, each with its name for a password
     */
    SecurityContract(WebApplicationType type, Class<?> source) {
        this.type = type;
        this.source = source;
    }

    private RunningApplication.Setup setup() {
        db.fails(new IllegalStateException("out of order"));
        return RunningApplication.of(type)
                .source(source)
                .set(SecurityWhenAsked.ASKED, true)
                .set("management.endpoints.web.exposure.include", "health,lifesigns")
                .set("lifesigns.endpoint.enabled", true)
                .with("db", new Scripted(db));
    }

    @Test
    void aUserIsEnoughWithoutRoles() throws Exception {
        try (RunningApplication application = setup().run()) {
            assertThat(application.get(DETAILED).statusCode()).isEqualTo(403);
            assertThat(application.get(DETAILED, as("clerk")).body()).contains("out of order");
            assertThat(application.get("/health/live").statusCode()).isEqualTo(200);

            assertThat(application.get(ACTUATOR).body()).contains("\"db\"").doesNotContain(MESSAGE);
            assertThat(application.get(ACTUATOR, as("clerk")).body()).contains(MESSAGE);
            assertThat(application.get(ACTUATOR + "/db").body()).doesNotContain(MESSAGE);
            assertThat(application.get(ACTUATOR + "/db", as("clerk")).body()).contains(MESSAGE);
        }
    }

    @Test
    void rolesAreThoseOfBootsHealthEndpoint() throws Exception {
        try (RunningApplication application =
                setup().set("management.endpoint.health.roles", "OPERATOR").run()) {
            assertThat(application.get(DETAILED, as("clerk")).statusCode()).isEqualTo(403);
            assertThat(application.get(DETAILED, as("operator")).statusCode()).isEqualTo(503);
            assertThat(application.get(ACTUATOR, as("clerk")).body()).doesNotContain(MESSAGE);
            assertThat(application.get(ACTUATOR, as("operator")).body()).contains(MESSAGE);
        }
    }

    @Test
    void eachEndpointMayHaveRolesAndALevelOfItsOwn() throws Exception {
        try (RunningApplication application = setup().set("management.endpoint.health.roles", "NOBODY")
                .set("lifesigns.endpoint.roles", "ROLE_OPERATOR")
                .set("management.endpoint.lifesigns.show-details", "always")
                .run()) {
            assertThat(application.get(DETAILED, as("clerk")).statusCode()).isEqualTo(403);
            assertThat(application.get(DETAILED, as("operator")).statusCode()).isEqualTo(503);
            assertThat(application.get(ACTUATOR).body()).contains(MESSAGE);
        }
    }

    private static String[] as(String user) {
        String credentials = user + ":" + user;
        return new String[] {
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
        };
    }
}
