/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/** The requests of clients to the service.
 *
 * @param ratePerPod requests per second of all clients together, divided by the desired number of pods
 * @param timeout after which a client gives up
 * @param needs the dependencies of each request, one query each
 */
public record Traffic(double ratePerPod, Duration timeout, List<String> needs) {
    public Traffic {
        requireNonNull(timeout, "timeout");
        needs = List.copyOf(needs);
    }
}
