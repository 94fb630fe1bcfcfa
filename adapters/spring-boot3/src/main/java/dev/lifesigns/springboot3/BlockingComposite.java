/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.NamedContributor;

/** A composite as Boot sees it: its children are read on each request, and return what the engine has. */
record BlockingComposite(BlockingView view, Place place, CompositeHealthContributor composite)
        implements CompositeHealthContributor {
    @Override
    public @Nullable HealthContributor getContributor(String name) {
        HealthContributor child = composite.getContributor(name);
        return child == null ? null : view.of(place.child(name, composite), child);
    }

    @Override
    public Iterator<NamedContributor<HealthContributor>> iterator() {
        List<NamedContributor<HealthContributor>> children = composite.stream().toList();
        view.retain(place, children.stream().map(NamedContributor::getName).collect(Collectors.toSet()));
        return children.stream()
                .map(child -> NamedContributor.of(
                        child.getName(), view.of(place.child(child.getName(), composite), child.getContributor())))
                .iterator();
    }
}
