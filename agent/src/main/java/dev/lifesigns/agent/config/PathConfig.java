/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.http.Format;
import dev.lifesigns.http.HealthEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * What is answered at a further path.
 *
 * @param probe the name of the probe
 * @param format the format that belongs to the path, or {@code null} if the request chooses
 */
public record PathConfig(String probe, @Nullable Format format) {
    /** Has an endpoint answer it at a path. */
    public void addTo(HealthEndpoint.Builder endpoint, String path) {
        if (format == null) {
            endpoint.path(path, probe);
        } else {
            endpoint.path(path, probe, format);
        }
    }
}
