/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.registry.DefaultReactiveHealthContributorRegistry;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;

/**
 * The same as {@link AdoptingRegistry}, for reactive contributors. It shows the blocking ones as well, because Boot takes
 * the first of a name and would otherwise ask them on its elastic scheduler. Thread-safe.
 */
final class AdoptingReactiveRegistry extends DefaultReactiveHealthContributorRegistry {
    private final ReactiveHealthContributorRegistry registry;
    private final Supplier<HealthContributorRegistry> blocking;
    private final AdoptedLeaves<ReactiveHealthIndicator> leaves;
    private final ReactiveView view;

    /* From then on what is registered is adopted at once, and not by adoptAll. */
    private volatile boolean adopted;

    AdoptingReactiveRegistry(
            ReactiveHealthContributorRegistry registry,
            Supplier<HealthContributorRegistry> blocking,
            Supplier<Adoption> adoption) {
        this.registry = registry;
        this.blocking = blocking;
        this.leaves =
                new AdoptedLeaves<>(adoption, new ReactiveView.Asking(), name -> registry.getContributor(name) != null);
        this.view = new ReactiveView(leaves);
    }

    /** Adopts all that is registered, and from now on what is registered late. */
    void adoptAll() {
        adopted = true;
        registry.forEach(entry -> view.adopt(Place.root(entry.name()), entry.contributor()));
    }

    @Override
    public void registerContributor(String name, ReactiveHealthContributor contributor) {
        registry.registerContributor(name, contributor);
        if (adopted) {
            view.adopt(Place.root(name), contributor);
        }
    }

    @Override
    public @Nullable ReactiveHealthContributor unregisterContributor(String name) {
        ReactiveHealthContributor removed = registry.unregisterContributor(name);
        leaves.remove(name);
        return removed;
    }

    @Override
    public @Nullable ReactiveHealthContributor getContributor(String name) {
        ReactiveHealthContributor contributor = registry.getContributor(name);
        if (contributor != null) {
            return view.of(Place.root(name), contributor);
        }
        HealthContributor shown = blocking.get().getContributor(name);
        return shown == null ? null : ReactiveView.inMemory(shown);
    }

    @Override
    public Stream<ReactiveHealthContributors.Entry> stream() {
        Stream<ReactiveHealthContributors.Entry> own = registry.stream()
                .map(entry -> new ReactiveHealthContributors.Entry(
                        entry.name(), view.of(Place.root(entry.name()), entry.contributor())));
        Stream<ReactiveHealthContributors.Entry> others = blocking.get().stream()
                .filter(entry -> registry.getContributor(entry.name()) == null)
                .map(entry ->
                        new ReactiveHealthContributors.Entry(entry.name(), ReactiveView.inMemory(entry.contributor())));
        return Stream.concat(own, others);
    }
}
