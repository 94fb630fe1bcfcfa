/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;

/** The same as {@link BlockingComposite}, for reactive contributors. */
record ReactiveComposite(ReactiveView view, Place place, CompositeReactiveHealthContributor composite)
        implements CompositeReactiveHealthContributor {
    @Override
    public @Nullable ReactiveHealthContributor getContributor(String name) {
        ReactiveHealthContributor child = composite.getContributor(name);
        return child == null ? null : view.of(place.child(name, composite), child);
    }

    @Override
    public Stream<ReactiveHealthContributors.Entry> stream() {
        List<ReactiveHealthContributors.Entry> children = composite.stream().toList();
        view.retain(
                place,
                children.stream().map(ReactiveHealthContributors.Entry::name).collect(Collectors.toSet()));
        return children.stream()
                .map(child -> new ReactiveHealthContributors.Entry(
                        child.name(), view.of(place.child(child.name(), composite), child.contributor())));
    }
}
