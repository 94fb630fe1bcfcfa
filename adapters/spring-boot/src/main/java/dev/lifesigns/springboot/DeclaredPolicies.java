/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.PolicyOverrides;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.function.SingletonSupplier;

/** What the authors of contributors say of their policies, with {@link LifesignsPolicy}. Thread-safe. */
final class DeclaredPolicies {
    private final ConfigurableListableBeanFactory beans;

    /* Looked up once: that takes a look at each bean there is. */
    private final SingletonSupplier<List<String>> annotated;

    DeclaredPolicies(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
        this.annotated = SingletonSupplier.of(() -> List.of(beans.getBeanNamesForAnnotation(LifesignsPolicy.class)));
    }

    PolicyOverrides of(Object contributor) {
        String bean = bean(contributor);
        if (bean != null) {
            return overrides(beans.findAnnotationOnBean(bean, LifesignsPolicy.class), "bean '" + bean + "'");
        }
        Class<?> type = AopUtils.getTargetClass(contributor);
        return overrides(AnnotatedElementUtils.findMergedAnnotation(type, LifesignsPolicy.class), type.getName());
    }

    /** The annotated bean that it is. Only beans that exist are compared, so that one that is lazy stays so. */
    @SuppressWarnings("ReferenceEquality") // the bean itself is meant, not one that is equal
    private @Nullable String bean(Object contributor) {
        for (String bean : annotated.obtain()) {
            if (beans.getSingleton(bean) == contributor) {
                return bean;
            }
        }
        return null;
    }

    private static PolicyOverrides overrides(@Nullable LifesignsPolicy policy, String owner) {
        if (policy == null) {
            return PolicyOverrides.none();
        }
        String place = "@LifesignsPolicy of " + owner + ": ";
        return PolicyOverrides.none()
                .period(duration(place + "period", policy.period()))
                .timeout(duration(place + "timeout", policy.timeout()))
                .initialDelay(duration(place + "initialDelay", policy.initialDelay()))
                .staleAfter(duration(place + "staleAfter", policy.staleAfter()))
                .jitter(Double.isNaN(policy.jitter()) ? null : policy.jitter())
                .failureThreshold(threshold(policy.failureThreshold()))
                .successThreshold(threshold(policy.successThreshold()))
                .critical(policy.critical() ? null : false)
                .probes(policy.probes().length == 0 ? null : Set.copyOf(List.of(policy.probes())))
                .named(value -> place + value);
    }

    private static @Nullable Duration duration(String name, String text) {
        try {
            return text.isEmpty() ? null : DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedConfigurationException(
                    List.of(name + ": '" + text + "' (expected: a duration such as 500ms, 30s or 2m)"),
                    "Correct the annotation.");
        }
    }

    private static @Nullable Integer threshold(int number) {
        return number == 0 ? null : number;
    }
}
