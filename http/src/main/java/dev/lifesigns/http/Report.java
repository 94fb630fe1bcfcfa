/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of one representation, independent of its format. Immutable.
 *
 * @param extent how much it shows
 * @param subject name of the probe or check
 * @param status its status, which alone decides the status code
 * @param checks the checks to show, in the order of their registration; none for {@link Extent#STATUS}
 * @param groups names of all probes where they are shown; else empty
 * @param snapshot the whole snapshot, for {@link Extent#EVERYTHING} only
 */
record Report(
        Extent extent,
        String subject,
        ProbeStatus status,
        List<CheckSnapshot> checks,
        List<String> groups,
        @Nullable HealthSnapshot snapshot) {

    /** How much a representation shows. */
    enum Extent {
        /** One word. */
        STATUS,
        /** A probe and the public side of its checks. */
        CHECKS,
        /** The public side of one check. */
        ONE_CHECK,
        /** Everything, for authenticated readers. */
        EVERYTHING
    }

    Audience audience() {
        return extent == Extent.EVERYTHING ? Audience.AUTHENTICATED : Audience.PUBLIC;
    }

    boolean detailed() {
        return audience() == Audience.AUTHENTICATED;
    }

    /** The whole snapshot; only in a {@link #detailed()} report. */
    HealthSnapshot everything() {
        return requireNonNull(snapshot, "not a detailed report");
    }

    int httpStatus() {
        return status.passing() ? 200 : 503;
    }
}
