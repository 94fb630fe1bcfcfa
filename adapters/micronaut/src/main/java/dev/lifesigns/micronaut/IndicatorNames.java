/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import io.micronaut.core.annotation.AnnotationUtil;
import io.micronaut.core.naming.Named;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.MethodInjectionPoint;
import io.micronaut.management.health.indicator.HealthIndicator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What indicators are called in the configuration and in the engine, since Micronaut knows no names of them: by their
 * {@code @Named}, else by the factory method that makes them, else by their class without {@code HealthIndicator} or
 * {@code Indicator}. Not thread-safe.
 */
final class IndicatorNames {
    private final Set<String> taken = new HashSet<>();

    /** The name of an indicator; one that another has gets {@code -2} and so on. Call it once for each. */
    String of(HealthIndicator indicator, @Nullable BeanDefinition<?> definition) {
        String name = plain(indicator, definition);
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private static String plain(HealthIndicator indicator, @Nullable BeanDefinition<?> definition) {
        if (definition != null) {
            String named = named(definition);
            if (named != null) {
                return named;
            }
            if (definition.getConstructor() instanceof MethodInjectionPoint<?, ?> factoryMethod) {
                return factoryMethod.getName();
            }
        }
        return ofClass(indicator.getClass());
    }

    private static @Nullable String named(BeanDefinition<?> definition) {
        return definition.getDeclaredQualifier() instanceof Named qualifier
                ? qualifier.getName()
                : definition.stringValue(AnnotationUtil.NAMED).orElse(null);
    }

    static String ofClass(Class<?> indicator) {
        if (indicator.isHidden() || indicator.isAnonymousClass()) {
            return "indicator";
        }
        String simple = indicator.getSimpleName();
        for (String suffix : new String[] {"HealthIndicator", "Indicator"}) {
            if (simple.endsWith(suffix) && simple.length() > suffix.length()) {
                return startingSmall(simple.substring(0, simple.length() - suffix.length()));
            }
        }
        return startingSmall(simple);
    }

    private static String startingSmall(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
