/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.http.Format;
import dev.lifesigns.http.HealthEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * What is served at an additional path.
 *
 * @param probe the name of the probe
 * @param format the format of the path, or {@code null} if the request decides
 */
public record PathConfig(String probe, @Nullable Format format) {
    /** Makes an endpoint serve it at a path. */
    public void addTo(HealthEndpoint.Builder endpoint, String path) {
        if (format == null) {
            endpoint.path(path, probe);
        } else {
            endpoint.path(path, probe, format);
        }
    }
}
