/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static java.util.Objects.requireNonNull;

/**
 * A dependency that all pods share: a database, another service.
 *
 * @param name of it
 * @param latency of one query while it is healthy and idle
 * @param capacity queries per second that it can answer; more of them queue; 0 for no limit
 */
public record Dependency(String name, Distribution latency, double capacity) {
    public Dependency {
        requireNonNull(name, "name");
        requireNonNull(latency, "latency");
    }

    /** The state of a dependency. */
    public enum State {
        /** It answers. */
        UP,
        /** It answers late. */
        SLOW,
        /** It accepts queries and never answers. */
        HANGING,
        /** It refuses connections. */
        DOWN
    }
}
