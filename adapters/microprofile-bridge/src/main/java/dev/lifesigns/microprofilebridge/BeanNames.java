/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofilebridge;

import jakarta.enterprise.inject.spi.Bean;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What beans are called until their checks give their own names, and in the configuration: by their {@code @Named}, else by
 * the method or field that produces them, else by their class. Not thread-safe.
 */
public final class BeanNames {
    private final Map<Bean<?>, String> producers = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** No names yet. */
    public BeanNames() {}

    /** Notes the name of the method or field that produces a bean. */
    public void add(Bean<?> bean, String producer) {
        producers.put(bean, producer);
    }

    /** The name of a bean; one that another bean has gets {@code -2} and so on. To be called once for each. */
    public String of(Bean<?> bean) {
        String name = plain(bean);
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private String plain(Bean<?> bean) {
        if (bean.getName() != null) {
            return bean.getName();
        }
        String producer = producers.get(bean);
        if (producer != null) {
            return producer;
        }
        String simple = bean.getBeanClass().getSimpleName();
        return simple.isEmpty() ? bean.getBeanClass().getName() : simple;
    }
}
