/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** How many of a probe's checks contribute less than up. Immutable; a change costs O(1) whatever the number of checks. */
record Tally(int degraded, int unknown, int down) {
    static final Tally EMPTY = new Tally(0, 0, 0);

    Tally plus(CheckStatus contribution) {
        return add(contribution, 1);
    }

    Tally minus(CheckStatus contribution) {
        return add(contribution, -1);
    }

    Tally moved(CheckStatus from, CheckStatus to) {
        return add(from, -1).add(to, 1);
    }

    /** The worst contribution; up when there is none. */
    CheckStatus worst() {
        if (down > 0) {
            return CheckStatus.DOWN;
        }
        return unknown > 0 ? CheckStatus.UNKNOWN : worstKnown();
    }

    /** The worst contribution when ignorance counts as up. */
    CheckStatus worstKnown() {
        if (down > 0) {
            return CheckStatus.DOWN;
        }
        return degraded > 0 ? CheckStatus.DEGRADED : CheckStatus.UP;
    }

    private Tally add(CheckStatus contribution, int n) {
        return switch (contribution) {
            case UP -> this;
            case DEGRADED -> new Tally(degraded + n, unknown, down);
            case UNKNOWN -> new Tally(degraded, unknown + n, down);
            case DOWN -> new Tally(degraded, unknown, down + n);
        };
    }
}
