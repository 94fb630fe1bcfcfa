/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.util.List;

/**
 * The section {@code server.metrics}.
 *
 * @param enabled whether metrics are served
 * @param path where they are served, such as {@code /metrics}
 * @param networks address ranges whose clients see all of them without credentials, in CIDR notation
 */
public record MetricsConfig(boolean enabled, String path, List<String> networks) {
    public MetricsConfig {
        networks = List.copyOf(networks);
    }
}
