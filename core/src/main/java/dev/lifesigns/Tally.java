/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** How many of a probe's checks contribute what. Immutable; a change costs O(1) whatever the number of checks. */
record Tally(int up, int degraded, int unknown, int down) {
    static final Tally EMPTY = new Tally(0, 0, 0, 0);

    Tally plus(Status contribution) {
        return add(contribution, 1);
    }

    Tally moved(Status from, Status to) {
        return add(from, -1).add(to, 1);
    }

    /** The worst contribution; up when there is none. */
    Status worst() {
        if (down > 0) {
            return Status.DOWN;
        }
        return unknown > 0 ? Status.UNKNOWN : worstKnown();
    }

    /** The worst contribution when ignorance counts as up. */
    Status worstKnown() {
        if (down > 0) {
            return Status.DOWN;
        }
        return degraded > 0 ? Status.DEGRADED : Status.UP;
    }

    private Tally add(Status contribution, int n) {
        return switch (contribution) {
            case UP -> new Tally(up + n, degraded, unknown, down);
            case DEGRADED -> new Tally(up, degraded + n, unknown, down);
            case UNKNOWN -> new Tally(up, degraded, unknown + n, down);
            case DOWN -> new Tally(up, degraded, unknown, down + n);
        };
    }
}
