/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.function.Function;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Exchanges a registry for one that adopts.
 *
 * @param type the interface of the registry
 * @param exchange what it is exchanged for
 */
record RegistryPostProcessor<T>(Class<T> type, Function<T, T> exchange) implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return type.isInstance(bean) ? exchange.apply(type.cast(bean)) : bean;
    }
}
