/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.DefaultReactiveHealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.actuate.health.ReactiveHealthContributor;
import org.springframework.boot.actuate.health.ReactiveHealthContributorRegistry;
import org.springframework.boot.actuate.health.ReactiveHealthIndicator;

/**
 * The same as {@link AdoptingRegistry}, for reactive contributors. Boot puts each contributor into both registries, adapted
 * where need be; one that is in both runs once, for the blocking one, and is shown here from memory. Thread-safe.
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
        registry.stream()
                .filter(entry -> blocking.get().getContributor(entry.getName()) == null)
                .forEach(entry -> view.adopt(Place.root(entry.getName()), entry.getContributor()));
    }

    @Override
    public void registerContributor(String name, ReactiveHealthContributor contributor) {
        registry.registerContributor(name, contributor);
        if (adopted) {
            // under the name that the registry has made of it
            adoptAll();
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
        return contributor == null ? null : shown(name, contributor);
    }

    @Override
    public Iterator<NamedContributor<ReactiveHealthContributor>> iterator() {
        return registry.stream()
                .map(entry -> NamedContributor.of(entry.getName(), shown(entry.getName(), entry.getContributor())))
                .iterator();
    }

    private ReactiveHealthContributor shown(String name, ReactiveHealthContributor contributor) {
        HealthContributor blockingView = blocking.get().getContributor(name);
        return blockingView == null ? view.of(Place.root(name), contributor) : ReactiveView.inMemory(blockingView);
    }
}
