/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;
import org.springframework.boot.health.registry.HealthContributorRegistry;

/**
 * The application's registry, whose indicators run in the engine. It is a {@link DefaultHealthContributorRegistry} for those
 * who ask for that class, but everything is registered in the application's. Thread-safe.
 */
final class AdoptingRegistry extends DefaultHealthContributorRegistry {
    private final HealthContributorRegistry registry;
    private final AdoptedLeaves<HealthIndicator> leaves;
    private final BlockingView view;

    /* From then on what is registered is adopted at once, and not by adoptAll. */
    private volatile boolean adopted;

    AdoptingRegistry(HealthContributorRegistry registry, Supplier<Adoption> adoption) {
        this.registry = registry;
        this.leaves =
                new AdoptedLeaves<>(adoption, new BlockingView.Asking(), name -> registry.getContributor(name) != null);
        this.view = new BlockingView(leaves);
    }

    /** Adopts all that is registered, and from now on what is registered late. */
    void adoptAll() {
        adopted = true;
        registry.forEach(entry -> view.adopt(Place.root(entry.name()), entry.contributor()));
    }

    @Override
    public void registerContributor(String name, HealthContributor contributor) {
        registry.registerContributor(name, contributor);
        if (adopted) {
            view.adopt(Place.root(name), contributor);
        }
    }

    @Override
    public @Nullable HealthContributor unregisterContributor(String name) {
        HealthContributor removed = registry.unregisterContributor(name);
        leaves.remove(name);
        return removed;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        HealthContributor contributor = registry.getContributor(name);
        return contributor == null ? null : view.of(Place.root(name), contributor);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return registry.stream()
                .map(entry -> new HealthContributors.Entry(
                        entry.name(), view.of(Place.root(entry.name()), entry.contributor())));
    }
}
