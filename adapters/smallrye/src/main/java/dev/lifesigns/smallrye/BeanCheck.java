/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import dev.lifesigns.Probes;
import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.bridge.PolicyOverrides;
import dev.lifesigns.microprofilebridge.BeanInstance;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.health.api.HealthType;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Type;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.jspecify.annotations.Nullable;

/** A bean that is a check, in the engine unless it is switched off. */
final class BeanCheck {
    private static final Map<HealthType, String> PROBES = Map.of(
            HealthType.LIVENESS, Probes.LIVENESS,
            HealthType.READINESS, Probes.READINESS,
            HealthType.STARTUP, Probes.STARTUP);

    private final String name;
    private final Set<String> classes;
    private final Set<HealthType> types;
    private final Set<String> groups;
    private final BeanInstance<?> instance;

    /* Written by the engine's lock holder, read by requests; null while it is switched off. */
    private volatile @Nullable AdoptedCheck<HealthCheckResponse> adopted;

    BeanCheck(String name, Bean<?> bean, BeanInstance<?> instance) {
        this.name = name;
        this.instance = instance;
        this.classes = classes(bean);
        this.types = types(bean);
        this.groups = bean.getQualifiers().stream()
                .filter(HealthGroup.class::isInstance)
                .map(group -> ((HealthGroup) group).value())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By which names the configuration may switch it off. */
    private static Set<String> classes(Bean<?> bean) {
        Set<String> classes = new HashSet<>();
        for (Type type : bean.getTypes()) {
            if (type instanceof Class<?> known && !known.isInterface() && known != Object.class) {
                classes.add(known.getName());
            }
        }
        return classes;
    }

    private static Set<HealthType> types(Bean<?> bean) {
        Set<HealthType> types = EnumSet.noneOf(HealthType.class);
        bean.getQualifiers().forEach(qualifier -> {
            if (qualifier instanceof Liveness) {
                types.add(HealthType.LIVENESS);
            } else if (qualifier instanceof Readiness) {
                types.add(HealthType.READINESS);
            } else if (qualifier instanceof Startup) {
                types.add(HealthType.STARTUP);
            } else if (qualifier instanceof Wellness) {
                types.add(HealthType.WELLNESS);
            }
        });
        return types;
    }

    /** The engine's own probes of this type; wellness is none of them. */
    static PolicyOverrides probes(Set<HealthType> types) {
        return PolicyOverrides.none()
                .probes(types.stream()
                        .filter(PROBES::containsKey)
                        .map(PROBES::get)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Adds it to the engine or removes it, as configured for its classes. */
    void apply(Predicate<String> enabled, Bridge<HealthCheckResponse> bridge, ForeignCheck<HealthCheckResponse> check) {
        boolean on = classes.stream().allMatch(enabled);
        AdoptedCheck<HealthCheckResponse> before = adopted;
        if (on && before == null) {
            adopted = bridge.adopt(name, check, probes(types));
        } else if (!on && before != null) {
            adopted = null;
            before.remove();
        }
    }

    String name() {
        return name;
    }

    BeanInstance<?> instance() {
        return instance;
    }

    boolean is(HealthType type) {
        return types.contains(type);
    }

    boolean isIn(String group) {
        return groups.contains(group);
    }

    boolean isInAGroup() {
        return !groups.isEmpty();
    }

    /** Whether SmallRye shows it somewhere, without a default group. */
    boolean isShown() {
        return isInAGroup() || !types.isEmpty();
    }

    @Nullable
    AdoptedCheck<HealthCheckResponse> adopted() {
        return adopted;
    }
}
