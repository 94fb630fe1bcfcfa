/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.Probes;
import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.bridge.PolicyOverrides;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.health.HealthStatus;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.HealthCheckType;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import io.micronaut.management.health.indicator.jdbc.JdbcIndicator;
import io.micronaut.management.health.indicator.service.ServiceReadyHealthIndicator;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * The indicators that the engine runs, each with its view. They are adopted when the application starts, and none later:
 * what anybody else makes and asks is the same as without us. Thread-safe.
 */
@Singleton
final class Adoption {
    /** Micronaut's own, which nobody else can see: whether it stops, and how much it has left to do. */
    private static final String GRACEFUL_SHUTDOWN =
            "io.micronaut.management.health.indicator.GracefulShutdownHealthIndicator";

    private final BeanContext beans;
    private final Bridge<List<HealthResult>> bridge;
    private final IndicatorResults results;
    private final Set<String> inMemory;
    private final IndicatorNames names = new IndicatorNames();

    @GuardedBy("this")
    private final IdentityHashMap<HealthIndicator, HealthIndicator> views = new IdentityHashMap<>();

    @GuardedBy("this")
    private boolean adopting;

    Adoption(
            BeanContext beans,
            Bridge<List<HealthResult>> bridge,
            IndicatorResults results,
            LifesignsConfiguration configuration) {
        this.beans = beans;
        this.bridge = bridge;
        this.results = results;
        this.inMemory = configuration.inMemory();
    }

    /**
     * Adopts all indicators, if there is an endpoint that asks them. Those that are no singletons are what the endpoint
     * holds, and nobody but it knows which: it is made to ask them.
     */
    synchronized void adoptAll() {
        HealthEndpoint endpoint = beans.findBean(HealthEndpoint.class).orElse(null);
        if (endpoint == null) {
            return;
        }
        for (BeanRegistration<HealthIndicator> registration : beans.getBeanRegistrations(HealthIndicator.class)) {
            BeanDefinition<HealthIndicator> definition = registration.getBeanDefinition();
            if (definition.isSingleton()) {
                adopt(registration.getBean(), definition);
            }
        }
        adopting = true;
        endpoint.getHealth(null);
        for (HealthCheckType type : HealthCheckType.values()) {
            endpoint.getHealth(null, type);
        }
        adopting = false;
    }

    /** The views of these indicators; of one that was not adopted it is itself. */
    synchronized HealthIndicator[] views(HealthIndicator[] indicators) {
        HealthIndicator[] seen = new HealthIndicator[indicators.length];
        for (int i = 0; i < indicators.length; i++) {
            seen[i] = view(indicators[i]);
        }
        return seen;
    }

    @GuardedBy("this")
    private HealthIndicator view(HealthIndicator indicator) {
        if (adopting && !views.containsKey(indicator)) {
            adopt(indicator, null);
        }
        return views.getOrDefault(indicator, indicator);
    }

    /** All views there are. */
    synchronized Collection<HealthIndicator> views() {
        return List.copyOf(views.values());
    }

    @GuardedBy("this")
    private void adopt(HealthIndicator indicator, @Nullable BeanDefinition<?> definition) {
        String name = names.of(indicator, definition);
        ForeignCheck<List<HealthResult>> check = check(name, indicator).writtenIn(indicator.getClass());
        AdoptedCheck<List<HealthResult>> adopted = bridge.adopt(name, check, declared(definition));
        views.put(indicator, new EngineIndicator(indicator, adopted));
    }

    private ForeignCheck<List<HealthResult>> check(String name, HealthIndicator indicator) {
        if (indicator.getClass().getName().equals(GRACEFUL_SHUTDOWN)) {
            return ForeignCheck.inMemory(() -> shuttingDown(now(indicator)));
        }
        if (indicator instanceof ServiceReadyHealthIndicator || inMemory.contains(name)) {
            return ForeignCheck.inMemory(() -> now(indicator));
        }
        return occupiesThread(indicator)
                ? ForeignCheck.async(deadline -> ask(name, indicator))
                : ForeignCheck.canceling(deadline -> ask(name, indicator));
    }

    /** Such an indicator keeps its thread until it returns, even if its subscription is canceled. */
    private static boolean occupiesThread(HealthIndicator indicator) {
        return indicator instanceof AbstractHealthIndicator || indicator instanceof JdbcIndicator;
    }

    private static PolicyOverrides declared(@Nullable BeanDefinition<?> definition) {
        return definition != null && definition.hasStereotype(Liveness.class)
                ? PolicyOverrides.none().probes(Set.of(Probes.LIVENESS)).scope(CheckScope.PROCESS)
                : PolicyOverrides.none();
    }

    private CompletableFuture<List<HealthResult>> ask(String name, HealthIndicator indicator) {
        return Flux.from(indicator.getResult())
                .collectList()
                .map(answer -> results.answered(name, answer))
                .toFuture();
    }

    /** Its results, without waiting. */
    private static List<HealthResult> now(HealthIndicator indicator) {
        CompletableFuture<List<HealthResult>> answer =
                Flux.from(indicator.getResult()).collectList().toFuture();
        if (!answer.isDone()) {
            answer.cancel(true);
            throw new IllegalStateException(
                    "lifesigns.in-memory: " + indicator.getClass().getName() + " (expected: answers at once)");
        }
        return answer.join();
    }

    /** It fails as soon as the engine drains, and not only when Micronaut starts to stop. */
    private List<HealthResult> shuttingDown(List<HealthResult> answer) {
        if (bridge.health().lifecycle() != HealthLifecycle.DRAINING) {
            return answer;
        }
        return answer.stream()
                .map(result -> HealthResult.builder(result.getName(), HealthStatus.DOWN)
                        .details(result.getDetails())
                        .build())
                .toList();
    }
}
