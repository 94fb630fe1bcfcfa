/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.http.metrics.RequestCounters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of an endpoint about metrics. Not thread-safe. */
final class MetricsOptions {
    private boolean served;
    private @Nullable String path;
    private CidrSet networks = CidrSet.NONE;

    /** @param path the path, or {@code null} for the one below the base path */
    void serve(@Nullable String path) {
        this.path = path == null ? null : FurtherPath.require("metrics: path", path);
        this.served = true;
    }

    void networks(Set<String> networks) {
        this.networks = CidrSet.parse("metricsNetworks", networks);
    }

    /** What was set, or {@code null} if metrics are not served. */
    @Nullable
    Metrics build(String basePath, HealthSnapshot snapshot) {
        return served
                ? new Metrics(
                        path == null ? basePath + "/metrics" : path,
                        networks,
                        new RequestCounters(snapshot.probes().stream()
                                .map(ProbeSnapshot::name)
                                .toList()))
                : null;
    }
}
