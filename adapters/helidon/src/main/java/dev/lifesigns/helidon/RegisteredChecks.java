/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import io.helidon.common.HelidonServiceLoader;
import io.helidon.config.Config;
import io.helidon.health.HealthCheck;
import io.helidon.health.spi.HealthCheckProvider;
import io.helidon.service.registry.Services;
import io.helidon.webserver.observe.health.HealthObserverConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The checks that Helidon's health observer has for a configuration, in its order. */
final class RegisteredChecks {
    private RegisteredChecks() {}

    static List<HealthCheck> of(HealthObserverConfig observer) {
        List<HealthCheck> checks = new ArrayList<>(observer.healthChecks());
        if (observer.useSystemServices()) {
            Config config = observer.config().orElseGet(Config::empty);
            HelidonServiceLoader.create(ServiceLoader.load(HealthCheckProvider.class))
                    .forEach(provider -> checks.addAll(provider.healthChecks(config)));
            checks.addAll(Services.all(HealthCheck.class));
        }
        checks.removeIf(check -> observer.exclude().contains(check.name()));
        return List.copyOf(checks);
    }
}
