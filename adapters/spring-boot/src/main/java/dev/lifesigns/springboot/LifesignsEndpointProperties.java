/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who sees messages and details at {@code /actuator/lifesigns}. Immutable.
 *
 * @param showDetails whether it depends on the user
 * @param roles any of which shows them to a user; default: those of {@code management.endpoint.health.roles}
 */
@ConfigurationProperties("management.endpoint.lifesigns")
public record LifesignsEndpointProperties(
        @DefaultValue("when-authorized") Show showDetails,
        @Nullable Set<String> roles) {
    public LifesignsEndpointProperties {
        roles = roles == null ? null : Set.copyOf(roles);
    }
}
