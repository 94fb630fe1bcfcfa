/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import io.smallrye.health.AsyncHealthCheckFactory;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.health.registry.HealthRegistries;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** An application in Weld with SmallRye Health, with or without us. */
final class SmallRyeApplication implements AutoCloseable {
    private final SeContainer container;

    private SmallRyeApplication(SeContainer container) {
        this.container = container;
    }

    static SmallRyeApplication withUs(Class<?>... beans) {
        return start(List.of(new SmallRyeExtension()), beans);
    }

    static SmallRyeApplication withUs(Extension own) {
        return start(List.of(new SmallRyeExtension(), own), Object.class);
    }

    static SmallRyeApplication alone(Class<?>... beans) {
        return start(List.of(), beans);
    }

    private static SmallRyeApplication start(List<Extension> extensions, Class<?>... beans) {
        // without discovery the container finds neither SmallRye nor us
        return new SmallRyeApplication(SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(SmallRyeHealthReporter.class, AsyncHealthCheckFactory.class, HealthRegistries.class)
                .addBeanClasses(beans)
                .addExtensions(extensions.toArray(Extension[]::new))
                .initialize());
    }

    SmallRyeHealthReporter reporter() {
        return bean(SmallRyeHealthReporter.class);
    }

    SmallRyeEngine engine() {
        return bean(SmallRyeEngine.class);
    }

    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    /** The checks of an answer, in the order of their names, which containers do not keep. */
    static List<String> checks(SmallRyeHealth health) {
        List<String> checks = new ArrayList<>();
        health.getPayload().getJsonArray("checks").forEach(check -> checks.add(check.toString()));
        checks.sort(null);
        return checks;
    }

    /** The check of that name in an answer. */
    static JsonObject check(SmallRyeHealth health, String name) {
        return health.getPayload().getJsonArray("checks").stream()
                .map(check -> (JsonObject) check)
                .filter(check -> check.getString("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check '" + name + "' in " + health.getPayload()));
    }

    @Override
    public void close() {
        if (container.isRunning()) {
            container.close();
        }
    }
}
