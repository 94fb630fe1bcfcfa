/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.quarkus.DrainListener;
import dev.lifesigns.smallrye.SmallRyeEngine;
import io.quarkus.smallrye.health.runtime.ShutdownReadinessListener;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application with a shutdown delay. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@SuppressWarnings("removal") // from 3.37 on; what replaces QuarkusUnitTest is not in 3.33
class QuarkusShutdownTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Shop.CLASSES).addClass(Web.class))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.shutdown.delay-enabled", "true");

    @TestHTTPResource
    URI root;

    @Inject
    SmallRyeEngine lifesigns;

    /** The listeners are called one after the other, as Quarkus calls them before the delay. */
    @Test
    void readinessFailsAtOnceWhenTheApplicationReceivesTheStopSignal() throws Exception {
        Web web = new Web(root);
        assertThat(web.body("/q/health/ready")).contains("{\"name\":\"Graceful Shutdown\",\"status\":\"UP\"}");
        assertThat(lifesigns.health().handle("shutdown-readiness-check")).isNull();
        new ShutdownReadinessListener().preShutdown(() -> {});
        new DrainListener().preShutdown(() -> {});
        assertThat(web.body("/q/health/ready")).contains("{\"name\":\"Graceful Shutdown\",\"status\":\"DOWN\"}");
        assertThat(web.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(lifesigns.health().status("readiness").passing()).isFalse();
    }
}
