/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import java.util.Iterator;
import java.util.Set;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;

/** Makes another object for a child at each question, as some do. */
record Growing(Set<String> children) implements CompositeHealthContributor {
    @Override
    public HealthContributor getContributor(String name) {
        return children.contains(name) ? new Child() : null;
    }

    @Override
    public Iterator<NamedContributor<HealthContributor>> iterator() {
        return children.stream()
                .map(name -> NamedContributor.of(name, getContributor(name)))
                .iterator();
    }

    /** Up; no two are the same. */
    private static final class Child implements HealthIndicator {
        @Override
        public Health health() {
            return Health.up().build();
        }
    }
}
