/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of requirements. Closed: there are probes that fulfil them, or there is a reason why not. */
public sealed interface PlanResult permits Plan, PlanResult.Refused {
    /**
     * There are none.
     *
     * @param problems one line each: what cannot be, and the nearest that can
     * @param nearestDetection the shortest detection that would be taken, if it is the detection that cannot be
     */
    record Refused(List<String> problems, @Nullable Duration nearestDetection) implements PlanResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
