/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a subject is asked to serve.
 *
 * @param checks how many checks its readiness has, {@code check-1} and on
 * @param dependency the URL to which each check adds its name and sends a GET; null for checks that call nobody
 * @param clientLimit how long the peers' HTTP client waits for an answer; null for the client's default, which is for ever
 */
record Setup(
        int checks, @Nullable String dependency, @Nullable Duration clientLimit) {
    static Setup trivial(int checks) {
        return new Setup(checks, null, null);
    }

    static Setup calling(Dependency dependency, int checks) {
        return new Setup(checks, dependency.url(), null);
    }

    Setup withClientLimit(Duration limit) {
        return new Setup(checks, dependency, limit);
    }
}
