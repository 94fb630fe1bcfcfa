/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.ProbeKind;

/** Determines how a process answers probes. */
interface HealthAnswers {
    /** The process has started. */
    void start();

    /** The process has ended. */
    void end();

    /** What its checks report, and how long that takes. */
    Answer answer(ProbeKind kind);
}
