/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.HealthChecker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineHealthChecksTest {
    private final Vertx vertx = Vertx.vertx();
    private final HealthChecks plain = HealthChecks.create(vertx);
    private final HealthChecker health = HealthChecker.builder().build();
    private final EngineHealthChecks checks = EngineHealthChecks.create(vertx, health);

    @AfterEach
    void end() throws Exception {
        health.close();
        done(vertx.close());
    }

    @Test
    void bodiesAreThoseOfTheFramework() throws Exception {
        for (HealthChecks each : List.of(plain, checks)) {
            each.register("up", promise -> promise.complete(Status.OK()));
            each.register("empty", promise -> promise.complete());
            each.register("stock/here", promise -> promise.complete(Status.OK(new JsonObject().put("left", 7))));
            each.register("stock/there", promise -> promise.complete(Status.KO(new JsonObject().put("left", 0))));
            each.register("refused", promise -> promise.fail("connection refused"));
            each.register("later", promise -> vertx.runOnContext(now -> promise.complete(Status.OK())));
            each.register("broken", promise -> {
                throw new IllegalStateException("no such table");
            });
        }
        checks.bridge().start(Duration.ofMinutes(1));

        assertThat(done(checks.checkStatus()).toJson())
                .isEqualTo(done(plain.checkStatus()).toJson());
        for (String name : List.of("up", "stock", "stock/there", "refused", "broken")) {
            assertThat(done(checks.invoke(name))).isEqualTo(done(plain.invoke(name)));
        }
    }

    @Test
    void whatIsBelowANameIsTakenOutWithIt() throws Exception {
        checks.register("stock/here", promise -> promise.complete(Status.OK()));
        checks.register("stock/there", promise -> promise.complete(Status.OK()));
        checks.register("stocks", promise -> promise.complete(Status.OK()));

        checks.unregister("stock");

        assertThat(health.snapshot().checks()).extracting("name").containsExactly("stocks");
    }

    @Test
    void aNameThatIsRegisteredAgainIsReplaced() throws Exception {
        checks.register("stock", promise -> promise.complete(Status.KO()));
        checks.register("stock", promise -> promise.complete(Status.OK()));
        checks.bridge().start(Duration.ofMinutes(1));

        assertThat(health.snapshot().checks()).hasSize(1);
        assertThat(done(checks.checkStatus("stock")).getUp()).isTrue();
    }

    @Test
    void whatTheFrameworkRefusesIsNotRun() {
        checks.register("stock", promise -> promise.complete(Status.OK()));

        assertThatThrownBy(() -> checks.register("stock/here", promise -> promise.complete(Status.OK())))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(health.snapshot().checks()).extracting("name").containsExactly("stock");
    }

    @Test
    void aTimeoutThatIsGivenIsThatOfThePolicy() {
        assertThatThrownBy(() -> checks.register("slow", 60_000, promise -> {})).hasMessageContaining("timeout");
        checks.register("quick", 500, promise -> {});

        assertThat(health.snapshot().checks()).extracting("name").containsExactly("quick");
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }
}
