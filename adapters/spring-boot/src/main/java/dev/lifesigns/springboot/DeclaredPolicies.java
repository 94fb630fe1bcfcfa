/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.PolicyOverrides;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** What the authors of contributors say of their policies, with {@link LifesignsPolicy}. Thread-safe. */
final class DeclaredPolicies {
    private final ListableBeanFactory beans;

    DeclaredPolicies(ListableBeanFactory beans) {
        this.beans = beans;
    }

    PolicyOverrides of(Object contributor) {
        LifesignsPolicy policy =
                AnnotatedElementUtils.findMergedAnnotation(AopUtils.getTargetClass(contributor), LifesignsPolicy.class);
        policy = policy == null ? ofBeanMethod(contributor) : policy;
        return policy == null ? PolicyOverrides.none() : overrides(policy);
    }

    @SuppressWarnings("ReferenceEquality") // the bean itself is meant, not one that is equal
    private @Nullable LifesignsPolicy ofBeanMethod(Object contributor) {
        for (String bean : beans.getBeanNamesForAnnotation(LifesignsPolicy.class)) {
            if (beans.isSingleton(bean) && beans.getBean(bean) == contributor) {
                return beans.findAnnotationOnBean(bean, LifesignsPolicy.class);
            }
        }
        return null;
    }

    private static PolicyOverrides overrides(LifesignsPolicy policy) {
        return PolicyOverrides.none()
                .period(duration(policy.period()))
                .timeout(duration(policy.timeout()))
                .staleAfter(duration(policy.staleAfter()))
                .failureThreshold(threshold(policy.failureThreshold()))
                .successThreshold(threshold(policy.successThreshold()))
                .critical(policy.critical() ? null : false);
    }

    private static @Nullable Duration duration(String text) {
        return text.isEmpty() ? null : DurationStyle.detectAndParse(text);
    }

    private static @Nullable Integer threshold(int number) {
        return number == 0 ? null : number;
    }
}
