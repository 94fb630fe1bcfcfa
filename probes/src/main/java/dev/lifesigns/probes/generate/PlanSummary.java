/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import java.util.ArrayList;
import java.util.List;

/** The comment above the probes: detection time and termination, in total. */
final class PlanSummary {
    private PlanSummary() {}

    /** The lines of the comment, of one or two sentences each. */
    static List<String> of(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("A failure is detected within " + Times.print(plan.detection().value()) + ": "
                + plan.detection().reason() + ".");
        String drain = "drainDelay " + Times.print(plan.drainDelay().value()) + " ("
                + plan.drainDelay().reason() + ")";
        String preStop = plan.preStop().value() + "s";
        lines.add("Termination: "
                + switch (plan.placement()) {
                    case SIDECAR ->
                        "the program keeps serving during its preStop of " + preStop
                                + ", while Lifesigns, which gets SIGTERM at once, is not ready for its " + drain + ".";
                    case NATIVE_SIDECAR ->
                        "the program keeps serving during its preStop of " + preStop
                                + ", and ends; then Lifesigns gets SIGTERM, with " + drain + ".";
                    default ->
                        "preStop " + preStop + ", SIGTERM, " + drain + ", exit; killed after "
                                + plan.grace().value() + "s.";
                });
        return lines;
    }
}
