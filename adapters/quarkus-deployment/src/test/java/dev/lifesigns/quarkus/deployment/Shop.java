/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus.deployment;

import dev.lifesigns.contract.ScriptedForeignCheck;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** An application with checks of each kind. */
final class Shop {
    /** Decides what the readiness check does. */
    static final ScriptedForeignCheck DATABASE = ScriptedForeignCheck.up();

    static final AtomicInteger OFF = new AtomicInteger();

    static final Class<?>[] CLASSES = {
        Shop.class,
        Database.class,
        Alive.class,
        Started.class,
        Throwing.class,
        Asynchronous.class,
        Off.class,
        Session.class,
        InContext.class,
        Producers.class,
        Scripted.class
    };

    private Shop() {}

    @Readiness
    @ApplicationScoped
    static class Database implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return new Scripted("database", DATABASE).call();
        }
    }

    /** Has no scope of its own, which is enough for Quarkus. */
    @Liveness
    static class Alive implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("alive").up().withData("pid", 7L).build();
        }
    }

    @Startup
    @Singleton
    static class Started implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.up("started");
        }
    }

    @Wellness
    @Singleton
    static class Throwing implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            throw new IllegalStateException("no such table");
        }
    }

    @HealthGroup("stock")
    @ApplicationScoped
    static class Asynchronous implements AsyncHealthCheck {
        @Override
        public Uni<HealthCheckResponse> call() {
            return Uni.createFrom().item(HealthCheckResponse.down("asynchronous"));
        }
    }

    /** Switched off in the configuration. */
    @Readiness
    @Singleton
    static class Off implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            OFF.incrementAndGet();
            return HealthCheckResponse.down("off");
        }
    }

    @RequestScoped
    static class Session {
        String user() {
            return "nobody";
        }
    }

    @HealthGroup("context")
    @Singleton
    static class InContext implements HealthCheck {
        @Inject
        Session session;

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("context")
                    .up()
                    .withData("user", session.user())
                    .withData("duplicated", VertxContext.isOnDuplicatedContext())
                    .withData("event-loop", Context.isOnEventLoopThread())
                    .build();
        }
    }

    @ApplicationScoped
    static class Producers {
        @Produces
        @Readiness
        @ApplicationScoped
        HealthCheck ledger() {
            return () -> HealthCheckResponse.up("the ledger");
        }
    }
}
