/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;

/** A composite of blocking contributors that answer from memory, as a reactive one. */
record InMemoryComposite(CompositeHealthContributor view) implements CompositeReactiveHealthContributor {
    @Override
    public @Nullable ReactiveHealthContributor getContributor(String name) {
        HealthContributor child = view.getContributor(name);
        return child == null ? null : ReactiveView.inMemory(child);
    }

    @Override
    public Stream<ReactiveHealthContributors.Entry> stream() {
        return view.stream()
                .map(child ->
                        new ReactiveHealthContributors.Entry(child.name(), ReactiveView.inMemory(child.contributor())));
    }
}
