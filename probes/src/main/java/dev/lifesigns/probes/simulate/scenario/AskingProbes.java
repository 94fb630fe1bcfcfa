/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.ProbeKind;
import java.util.Map;

/** The probes of a pod, and what each of them asks. */
record AskingProbes(PodProbes probes, Map<ProbeKind, Question> questions) {
    AskingProbes {
        questions = Map.copyOf(questions);
    }
}
