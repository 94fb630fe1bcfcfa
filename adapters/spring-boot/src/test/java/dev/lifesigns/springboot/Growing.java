/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Makes another object for a child at each question, as some do. */
record Growing(Set<String> children) implements CompositeHealthContributor {
    @Override
    public HealthContributor getContributor(String name) {
        return children.contains(name) ? new Child() : null;
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return children.stream().map(name -> new HealthContributors.Entry(name, getContributor(name)));
    }

    /** Up; no two are the same. */
    private static final class Child implements HealthIndicator {
        @Override
        public Health health() {
            return Health.up().build();
        }
    }
}
