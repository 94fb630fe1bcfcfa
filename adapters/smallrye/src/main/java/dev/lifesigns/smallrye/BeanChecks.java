/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.microprofilebridge.BeanInstance;
import dev.lifesigns.microprofilebridge.BeanNames;
import io.smallrye.health.api.AsyncHealthCheck;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The beans that are checks: first those that block, then the asynchronous ones, as SmallRye orders them. Thread-safe. */
final class BeanChecks {
    private final Bridge<HealthCheckResponse> bridge;
    private final SmallRyeResponses responses;
    private final Map<BeanCheck, ForeignCheck<HealthCheckResponse>> checks = new LinkedHashMap<>();

    BeanChecks(
            BeanManager beans,
            CheckBeans known,
            Bridge<HealthCheckResponse> bridge,
            SmallRyeResponses responses,
            boolean all) {
        this.bridge = bridge;
        this.responses = responses;
        BeanNames names = new BeanNames();
        for (Class<?> type : List.of(HealthCheck.class, AsyncHealthCheck.class)) {
            for (Bean<?> bean : beans.getBeans(type, Any.Literal.INSTANCE)) {
                String producer = known.producer(bean);
                if (producer != null) {
                    names.add(bean, producer);
                }
                BeanCheck check = new BeanCheck(names.of(bean), bean, new BeanInstance<>(beans, bean, type));
                if (all || check.isShown()) {
                    checks.put(check, known.inMemory(bean) ? inMemory(beans, bean) : background(check));
                }
            }
        }
    }

    private ForeignCheck<HealthCheckResponse> background(BeanCheck check) {
        String name = check.name();
        ForeignCheck<HealthCheckResponse> foreign =
                ForeignCheck.blocking(deadline -> check.instance().call(instance -> responses.ask(name, instance)));
        return foreign.writtenIn(check.instance().beanClass());
    }

    private static ForeignCheck<HealthCheckResponse> inMemory(BeanManager beans, Bean<?> bean) {
        HealthCheck check =
                (HealthCheck) beans.getReference(bean, HealthCheck.class, beans.createCreationalContext(bean));
        return ForeignCheck.inMemory(check::call);
    }

    /** Runs those that are switched on, and no others. */
    void apply(Predicate<String> enabled) {
        synchronized (checks) {
            checks.forEach((check, foreign) -> check.apply(enabled, bridge, foreign));
        }
    }

    /** The answers of some of them, from memory. */
    List<HealthCheckResponse> now(Predicate<BeanCheck> some) {
        return checks.keySet().stream()
                .filter(some)
                .map(BeanCheck::adopted)
                .filter(Objects::nonNull)
                .map(AdoptedCheck::now)
                .toList();
    }

    void release() {
        checks.keySet().forEach(check -> check.instance().release());
    }
}
