/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests for each probe. The probes are known from the start, so there is a bound. Thread-safe. */
public final class RequestCounters {
    private final Map<String, RequestCounter> byProbe = new LinkedHashMap<>();

    /** @param probes names of all probes */
    public RequestCounters(List<String> probes) {
        probes.forEach(probe -> byProbe.put(probe, new RequestCounter()));
    }

    /** The counter of a probe, or {@code null} if there is no such probe. */
    public @Nullable RequestCounter of(String probe) {
        return byProbe.get(probe);
    }

    Map<String, RequestCounter> byProbe() {
        return byProbe;
    }
}
