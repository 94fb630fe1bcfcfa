/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.core.task.TaskDecorator;
import reactor.core.publisher.Mono;

/** What an application wants around each run. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RunContextTest {
    private static final ThreadLocal<@Nullable String> TENANT = new ThreadLocal<>();

    private final AtomicReference<@Nullable String> blocking = new AtomicReference<>();
    private final AtomicReference<@Nullable String> reactive = new AtomicReference<>();

    private RunningApplication.Setup setup() {
        HealthIndicator db = () -> {
            blocking.set(TENANT.get());
            return Health.up().build();
        };
        ReactiveHealthIndicator search = () -> {
            reactive.set(TENANT.get());
            return Mono.just(Health.up().build());
        };
        return RunningApplication.of(WebApplicationType.REACTIVE).with("db", db).with("search", search);
    }

    @Test
    void aTaskDecoratorIsAroundEachRun() {
        TaskDecorator asTenant = task -> () -> {
            TENANT.set("decorated");
            try {
                task.run();
            } finally {
                TENANT.remove();
            }
        };
        try (RunningApplication application = setup().bean(asTenant).run()) {
            assertThat(blocking).hasValue("decorated");
            assertThat(reactive).hasValue("decorated");
            AtomicReference<@Nullable String> own = new AtomicReference<>();
            HealthChecker health = application.bean(HealthChecker.class);
            health.add("own", deadline -> {
                own.set(TENANT.get());
                return CheckResult.up();
            });
            health.awaitFirstResults(Duration.ofMinutes(1));
            assertThat(own).as("in a check of the engine's own").hasValue("decorated");
        }
    }

    @Test
    void aContextSnapshotIsAroundEachRun() {
        ContextRegistry accessors = new ContextRegistry().registerThreadLocalAccessor("tenant", TENANT);
        TENANT.set("captured");
        ContextSnapshot snapshot = ContextSnapshotFactory.builder()
                .contextRegistry(accessors)
                .build()
                .captureAll();
        TENANT.remove();
        try (RunningApplication application = setup().bean(snapshot).run()) {
            assertThat(application.context().isRunning()).isTrue();
            assertThat(blocking).hasValue("captured");
            assertThat(reactive).hasValue("captured");
        }
    }

    @Test
    void aDecoratorThatDoesNotRunItsTaskIsAFailureOfTheCheck() {
        TaskDecorator drops = task -> () -> {};
        ScriptedForeignCheck db = ScriptedForeignCheck.up();
        try (RunningApplication application = RunningApplication.of(WebApplicationType.SERVLET)
                .with("db", new Scripted(db))
                .bean(drops)
                .run()) {
            var seen = application.bean(HealthChecker.class).snapshot().check("db");
            assertThat(seen).isNotNull();
            assertThat(seen.status()).isEqualTo(CheckStatus.DOWN);
            assertThat(db.runs()).isZero();
        }
    }
}
