/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;

/** A composite as Boot sees it: its children are read on each request, and return what the engine has. */
record BlockingComposite(BlockingView view, Place place, CompositeHealthContributor composite)
        implements CompositeHealthContributor {
    @Override
    public @Nullable HealthContributor getContributor(String name) {
        HealthContributor child = composite.getContributor(name);
        return child == null ? null : view.of(place.child(name, composite), child);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        List<HealthContributors.Entry> children = composite.stream().toList();
        view.retain(place, children.stream().map(HealthContributors.Entry::name).collect(Collectors.toSet()));
        return children.stream()
                .map(child -> new HealthContributors.Entry(
                        child.name(), view.of(place.child(child.name(), composite), child.contributor())));
    }
}
