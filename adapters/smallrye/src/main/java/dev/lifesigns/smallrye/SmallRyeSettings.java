/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import io.smallrye.config.SmallRyeConfig;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;

/** What SmallRye's reporter reads from the configuration and keeps to itself. */
final class SmallRyeSettings {
    private static final String PREFIX = "io.smallrye.health.";

    private final Config config = ConfigProvider.getConfig();

    /** The response to a request for which there is no check. */
    Status empty() {
        return config.getOptionalValue(PREFIX + "emptyChecksOutcome", Status.class)
                .orElse(Status.UP);
    }

    /** More members of each answer. */
    Map<String, String> additional() {
        return config.unwrap(SmallRyeConfig.class)
                .getOptionalValues(PREFIX + "additional.property", String.class, String.class)
                .orElse(Map.of());
    }

    /** The group of beans that say none. */
    @Nullable
    String defaultGroup() {
        return config.getOptionalValue(PREFIX + "defaultHealthGroup", String.class)
                .orElse(null);
    }
}
