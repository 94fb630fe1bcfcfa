/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import dev.lifesigns.Probes;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.annotation.Annotation;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The kind of a MicroProfile Health check: one of its qualifiers. */
public enum HealthKind {
    /** Beans qualified {@link Liveness}; {@code /health/live}. */
    LIVENESS(Liveness.Literal.INSTANCE, Probes.LIVENESS),
    /** Beans qualified {@link Readiness}; {@code /health/ready}. */
    READINESS(Readiness.Literal.INSTANCE, Probes.READINESS),
    /** Beans qualified {@link Startup}; {@code /health/started}. */
    STARTUP(Startup.Literal.INSTANCE, Probes.STARTUP);

    private final Annotation qualifier;
    private final String probe;

    HealthKind(Annotation qualifier, String probe) {
        this.qualifier = qualifier;
        this.probe = probe;
    }

    /** The kinds that a bean is qualified with; none if it is not a check of MicroProfile Health. */
    static Set<HealthKind> of(Bean<?> bean) {
        Set<HealthKind> kinds = EnumSet.noneOf(HealthKind.class);
        for (HealthKind kind : values()) {
            if (bean.getQualifiers().contains(kind.qualifier)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** The engine's own probes of these kinds. */
    static Set<String> probes(Set<HealthKind> kinds) {
        return kinds.stream().map(kind -> kind.probe).collect(Collectors.toUnmodifiableSet());
    }
}
