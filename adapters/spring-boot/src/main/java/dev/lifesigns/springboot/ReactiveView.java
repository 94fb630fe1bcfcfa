/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.ForeignCheck;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** The same as {@link BlockingView}, for reactive contributors. */
final class ReactiveView {
    private final AdoptedLeaves<ReactiveHealthIndicator> leaves;

    ReactiveView(AdoptedLeaves<ReactiveHealthIndicator> leaves) {
        this.leaves = leaves;
    }

    ReactiveHealthContributor of(Place place, ReactiveHealthContributor contributor) {
        return contributor instanceof CompositeReactiveHealthContributor composite
                ? new ReactiveComposite(this, place, composite)
                : new Indicator(place, (ReactiveHealthIndicator) contributor);
    }

    /** Adopts all indicators below it. */
    void adopt(Place place, ReactiveHealthContributor contributor) {
        if (contributor instanceof CompositeReactiveHealthContributor composite) {
            composite.forEach(child -> adopt(place.child(child.name(), composite), child.contributor()));
        } else {
            leaves.register(place, (ReactiveHealthIndicator) contributor);
        }
    }

    /** Takes those children of a composite out that it no longer has. */
    void retain(Place composite, Set<String> children) {
        leaves.retain(composite, children);
    }

    /**
     * A view of blocking contributors as reactive ones. Boot's own adapter would ask them on its elastic scheduler, whose
     * threads the application can use up; these answer from memory, on whichever thread asks.
     */
    static ReactiveHealthContributor inMemory(HealthContributor view) {
        return view instanceof CompositeHealthContributor composite
                ? new InMemoryComposite(composite)
                : new InMemoryIndicator((HealthIndicator) view);
    }

    /** A run is a subscription, canceled at the deadline. */
    static final class Asking implements AdoptedLeaves.Asking<ReactiveHealthIndicator> {
        @Override
        @SuppressWarnings("NullAway") // an answer is never empty
        public ForeignCheck<Optional<Health>> inBackground(Supplier<ReactiveHealthIndicator> current) {
            return ForeignCheck.canceling(deadline -> answer(current.get()).toFuture());
        }

        @Override
        public Optional<Health> now(ReactiveHealthIndicator indicator) {
            Optional<Health> now = answer(indicator).block();
            return now == null ? Optional.empty() : now;
        }

        private static Mono<Optional<Health>> answer(ReactiveHealthIndicator indicator) {
            return indicator.health(true).map(Optional::of).defaultIfEmpty(Optional.empty());
        }
    }

    private final class Indicator implements ReactiveHealthIndicator {
        private final Place place;
        private final ReactiveHealthIndicator indicator;

        Indicator(Place place, ReactiveHealthIndicator indicator) {
            this.place = place;
            this.indicator = indicator;
        }

        @Override
        public Mono<Health> health() {
            return Mono.defer(() -> Mono.justOrEmpty(leaves.now(place, indicator)));
        }
    }

    private record InMemoryIndicator(HealthIndicator view) implements ReactiveHealthIndicator {
        @Override
        public Mono<Health> health() {
            return Mono.fromSupplier(view::health);
        }
    }
}
