/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

/**
 * How many pods a workload has.
 *
 * @param least at least
 * @param most at most
 */
record Replicas(int least, int most) {
    /** All of them, affected together: {@code all 4 to 20 pods at once}. */
    String phrase() {
        if (least != most) {
            return "all " + (least == 0 ? "its" : least + " to " + most) + " pods at once";
        }
        return least == 1 ? "its only pod" : "all " + least + " pods at once";
    }
}
