/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Instant;
import java.util.List;

/**
 * The state of one probe at one version. Immutable.
 *
 * <pre>{@code
 * ProbeSnapshot readiness = health.snapshot().probe(Probes.READINESS);
 * if (readiness != null && !readiness.status().passing()) {
 *     log.info(readiness.status().wireName() + " since " + readiness.since());
 * }
 * }</pre>
 */
public interface ProbeSnapshot {
    /** The probe's name. */
    String name();

    /** Its status. */
    ProbeStatus status();

    /** Wall-clock time since which it has had that status. */
    Instant since();

    /** Its checks, in the order of their registration. */
    List<CheckSnapshot> checks();
}
