/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/** A machine, of which only the slowness matters. */
final class Node {
    private double slowness = 1;

    double slowness() {
        return slowness;
    }

    void slowsDown(double factor) {
        slowness = factor;
    }
}
