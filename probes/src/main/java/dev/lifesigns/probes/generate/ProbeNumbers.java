/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.Handler;
import dev.lifesigns.probes.Probe;

/**
 * The numbers of one probe, independent of its handler. Immutable.
 *
 * @param period {@code periodSeconds}
 * @param timeout {@code timeoutSeconds}
 * @param failureThreshold {@code failureThreshold}
 * @param effect one line: what follows from the three
 */
public record ProbeNumbers(
        Derived<Integer> period, Derived<Integer> timeout, Derived<Integer> failureThreshold, String effect) {
    public ProbeNumbers {
        requireNonNull(period, "period");
        requireNonNull(timeout, "timeout");
        requireNonNull(failureThreshold, "failureThreshold");
        requireNonNull(effect, "effect");
    }

    /** A probe with these numbers. */
    public Probe asking(Handler handler) {
        return Probe.of(handler)
                .withPeriodSeconds(period.value())
                .withTimeoutSeconds(timeout.value())
                .withFailureThreshold(failureThreshold.value());
    }
}
