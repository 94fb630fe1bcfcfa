/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result for requirements. Closed: either probes that meet them, or the reasons why there are none. */
public sealed interface PlanResult permits Plan, PlanResult.Refused {
    /** No probes meet the requirements.
     *
     * @param problems one line each: what is impossible, and the nearest value that is possible
     * @param nearestDetection the shortest possible detection, if detection is the problem
     */
    record Refused(List<String> problems, @Nullable Duration nearestDetection) implements PlanResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
