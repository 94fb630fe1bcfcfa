/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.ProbeKind;

/** How a process finds out what to answer a probe. */
interface HealthAnswers {
    /** The process has begun. */
    void begin();

    /** The process has ended. */
    void end();

    /** What its checks say, and how long it takes to say it. */
    Answer answer(ProbeKind kind);
}
