/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.ForeignCheck;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Contributors that block, as Boot sees them: the same tree, read on each request, whose indicators return what the
 * engine has.
 */
final class BlockingView {
    private final AdoptedLeaves<HealthIndicator> leaves;

    BlockingView(AdoptedLeaves<HealthIndicator> leaves) {
        this.leaves = leaves;
    }

    HealthContributor of(Place place, HealthContributor contributor) {
        return contributor instanceof CompositeHealthContributor composite
                ? new BlockingComposite(this, place, composite)
                : new Indicator(place, (HealthIndicator) contributor);
    }

    /** Adopts all indicators below it. */
    void adopt(Place place, HealthContributor contributor) {
        if (contributor instanceof CompositeHealthContributor composite) {
            composite.forEach(child -> adopt(place.child(child.name(), composite), child.contributor()));
        } else {
            leaves.register(place, (HealthIndicator) contributor);
        }
    }

    /** Takes those children of a composite out that it no longer has. */
    void retain(Place composite, Set<String> children) {
        leaves.retain(composite, children);
    }

    /** Reads with details; Boot removes them where they must not be shown. */
    static final class Asking implements AdoptedLeaves.Asking<HealthIndicator> {
        @Override
        public ForeignCheck<Optional<Health>> inBackground(Supplier<HealthIndicator> current) {
            return ForeignCheck.blocking(deadline -> now(current.get()));
        }

        @Override
        public Optional<Health> now(HealthIndicator indicator) {
            return Optional.ofNullable(indicator.health(true));
        }
    }

    private final class Indicator implements HealthIndicator {
        private final Place place;
        private final HealthIndicator indicator;

        Indicator(Place place, HealthIndicator indicator) {
            this.place = place;
            this.indicator = indicator;
        }

        @Override
        public @Nullable Health health() {
            return leaves.now(place, indicator).orElse(null);
        }
    }
}
