/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Instant;
import java.util.List;

/** What one probe answers at one version. Immutable. */
public interface ProbeSnapshot {
    /** The probe's name. */
    String name();

    /** Its answer. */
    ProbeStatus status();

    /** Wall-clock time since which it gives that answer. */
    Instant since();

    /** Its checks, in the order of their registration. */
    List<CheckSnapshot> checks();
}
