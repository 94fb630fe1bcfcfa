/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeReactiveHealthContributor;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.actuate.health.ReactiveHealthContributor;

/** The same as {@link BlockingComposite}, for reactive contributors. */
record ReactiveComposite(ReactiveView view, Place place, CompositeReactiveHealthContributor composite)
        implements CompositeReactiveHealthContributor {
    @Override
    public @Nullable ReactiveHealthContributor getContributor(String name) {
        ReactiveHealthContributor child = composite.getContributor(name);
        return child == null ? null : view.of(place.child(name, composite), child);
    }

    @Override
    public Iterator<NamedContributor<ReactiveHealthContributor>> iterator() {
        List<NamedContributor<ReactiveHealthContributor>> children =
                composite.stream().toList();
        view.retain(place, children.stream().map(NamedContributor::getName).collect(Collectors.toSet()));
        return children.stream()
                .map(child -> NamedContributor.of(
                        child.getName(), view.of(place.child(child.getName(), composite), child.getContributor())))
                .iterator();
    }
}
