/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.smallrye.CheckBeans;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.smallrye.health.runtime.ShutdownReadinessCheck;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.inject.spi.Bean;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Quarkus knows of checks.
 *
 * @param producers the names of the methods and fields that produce them, by the identifier of the bean
 */
record QuarkusCheckBeans(Map<String, String> producers) implements CheckBeans {
    QuarkusCheckBeans {
        producers = Map.copyOf(producers);
    }

    @Override
    public @Nullable String producer(Bean<?> bean) {
        return producers.get(((InjectableBean<?>) bean).getIdentifier());
    }

    /** Quarkus's shutdown state must not lag by a period. */
    @Override
    public boolean inMemory(Bean<?> bean) {
        return bean.getBeanClass() == ShutdownReadinessCheck.class;
    }

    /** As Quarkus calls checks: in a Vert.x context that is nobody else's. The thread is the engine's, so it may block. */
    @Override
    public Runnable around(Runnable run) {
        return () -> {
            Vertx vertx = Arc.container().instance(Vertx.class).get();
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            ((ContextInternal) requireNonNull(context)).dispatch(run);
        };
    }
}
