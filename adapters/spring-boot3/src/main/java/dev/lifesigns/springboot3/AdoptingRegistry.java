/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.DefaultHealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;

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
        registry.forEach(entry -> view.adopt(Place.root(entry.getName()), entry.getContributor()));
    }

    @Override
    public void registerContributor(String name, HealthContributor contributor) {
        registry.registerContributor(name, contributor);
        if (adopted) {
            // under the name that the registry has made of it
            adoptAll();
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
    public Iterator<NamedContributor<HealthContributor>> iterator() {
        return registry.stream()
                .map(entry -> NamedContributor.of(
                        entry.getName(), view.of(Place.root(entry.getName()), entry.getContributor())))
                .iterator();
    }
}
