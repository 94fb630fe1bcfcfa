/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.contract.ScriptedForeignCheck;
import dev.lifesigns.smallrye.SmallRyeEngine;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.health.api.HealthRegistry;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A running Quarkus application, asked over HTTP. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@SuppressWarnings("removal") // from 3.37 on; what replaces QuarkusUnitTest is not in 3.33
class QuarkusHealthTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Shop.CLASSES).addClass(Web.class))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.smallrye-health.check.\"" + Shop.Off.class.getName() + "\".enabled", "false")
            .overrideConfigKey("quarkus.smallrye-health.additional.property.version", "7")
            .overrideConfigKey("lifesigns.defaults.period", "2s")
            .overrideConfigKey("lifesigns.defaults.timeout", "1s")
            .overrideConfigKey("lifesigns.checks.ledger.critical", "false");

    @TestHTTPResource
    URI root;

    @Inject
    SmallRyeEngine lifesigns;

    @Inject
    @Readiness
    HealthRegistry readiness;

    private Web web() {
        return new Web(root);
    }

    @Test
    void pathsAnswerAsTheyDidWithoutUs() throws Exception {
        HttpResponse<String> live = web().get("/q/health/live");
        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.headers().firstValue("Content-Type")).contains("application/json; charset=UTF-8");
        assertThat(web().body("/q/health/live"))
                .isEqualTo(
                        "{\"status\":\"UP\",\"checks\":[{\"name\":\"alive\",\"status\":\"UP\",\"data\":{\"pid\":7}}],"
                                + "\"version\":\"7\"}");
        assertThat(web().body("/q/health/started")).contains("{\"name\":\"started\",\"status\":\"UP\"}");
        assertThat(web().body("/q/health/ready")).contains("{\"name\":\"the ledger\",\"status\":\"UP\"}");
        assertThat(web().get("/q/health/well").statusCode()).isEqualTo(503);
        assertThat(web().body("/q/health/well"))
                .contains("\"name\":\"" + Shop.Throwing.class.getName() + "\",\"status\":\"DOWN\"")
                .contains("\"exceptionMessage\":\"no such table\"");
        assertThat(web().body("/q/health/group/stock")).contains("{\"name\":\"asynchronous\",\"status\":\"DOWN\"}");
        assertThat(web().body("/q/health/group")).contains("asynchronous").contains("context");
        assertThat(web().body("/q/health"))
                .contains("alive")
                .contains("started")
                .contains("the ledger")
                .doesNotContain("asynchronous");
    }

    /** Quarkus has opened its port for this test, and each check has run before. */
    @Test
    void firstResultsAreThereBeforeThePortOpens() {
        assertThat(lifesigns.health().snapshot().check("started").checkedAt()).isNotNull();
        assertThat(lifesigns.health().status("startup").passing()).isTrue();
    }

    @Test
    void checkThatIsSwitchedOffIsNeitherShownNorRun() throws Exception {
        assertThat(web().body("/q/health/ready")).doesNotContain("off");
        assertThat(lifesigns.health().handle("off")).isNull();
        assertThat(Shop.OFF).hasValue(0);
    }

    @Test
    void producerMethodNamesItsCheckInTheConfiguration() {
        assertThat(lifesigns.health().snapshot().check("ledger").critical()).isFalse();
    }

    @Test
    void checksRunInContextsOfTheirOwnAndMayBlock() throws Exception {
        assertThat(web().body("/q/health/group/context"))
                .contains("\"user\":\"nobody\"")
                .contains("\"duplicated\":true")
                .contains("\"event-loop\":false");
    }

    @Test
    void checkMayComeLateAndGo() throws Exception {
        readiness.register("late", () -> HealthCheckResponse.up("cache"));
        web().await("/q/health/ready", body -> body.contains("{\"name\":\"cache\",\"status\":\"UP\"}"));
        readiness.remove("late");
        assertThat(web().body("/q/health/ready")).doesNotContain("cache");
        assertThat(lifesigns.health().handle("late")).isNull();
    }

    /** 200 probes in 20 s, of which none waits for the check: that never returns. */
    @Test
    void probesAreAnsweredWhileACheckHangs() throws Exception {
        Shop.DATABASE.hangs();
        try {
            web().await("/q/health/ready", body -> body.contains("\"error\":\"stuck\""));
            long slowest = 0;
            for (int probe = 0; probe < 200; probe++) {
                long start = System.nanoTime();
                assertThat(web().get("/q/health/ready").statusCode()).isEqualTo(503);
                slowest = Math.max(slowest, System.nanoTime() - start);
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(web().get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(Shop.DATABASE.mostInFlight()).isEqualTo(1);
            System.out.printf("slowest of 200 probes while a check hangs: %d ms%n", slowest / 1_000_000);
        } finally {
            Shop.DATABASE.release();
        }
        web().await("/q/health/ready", body -> body.contains("{\"name\":\"database\",\"status\":\"UP\"}"));
    }

    @Inject
    @Liveness
    HealthRegistry liveness;

    /** SmallRye alone calls a check that was registered by code on the thread that serves the request. */
    @Test
    void registeredCheckThatHangsBlocksNoEventLoop() throws Exception {
        ScriptedForeignCheck check = ScriptedForeignCheck.up();
        check.hangs();
        liveness.register("hanging", new Scripted("hanging", check));
        try {
            web().await("/q/health/live", body -> body.contains("\"error\":\"stuck\""));
            assertThat(web().get("/q/health/started").statusCode()).isEqualTo(200);
        } finally {
            check.release();
            liveness.remove("hanging");
        }
    }
}
