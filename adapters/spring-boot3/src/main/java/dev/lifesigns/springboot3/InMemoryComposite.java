/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.CompositeReactiveHealthContributor;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.actuate.health.ReactiveHealthContributor;

/** A composite of blocking contributors that answer from memory, as a reactive one. */
record InMemoryComposite(CompositeHealthContributor view) implements CompositeReactiveHealthContributor {
    @Override
    public @Nullable ReactiveHealthContributor getContributor(String name) {
        HealthContributor child = view.getContributor(name);
        return child == null ? null : ReactiveView.inMemory(child);
    }

    @Override
    public Iterator<NamedContributor<ReactiveHealthContributor>> iterator() {
        return view.stream()
                .map(child -> NamedContributor.of(child.getName(), ReactiveView.inMemory(child.getContributor())))
                .iterator();
    }
}
