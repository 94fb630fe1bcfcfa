/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** How many of a probe's checks contribute less than up. Immutable; a change costs O(1) for any number of checks. */
record ContributionCounts(int degraded, int unknown, int down) {
    static final ContributionCounts EMPTY = new ContributionCounts(0, 0, 0);

    ContributionCounts plus(CheckStatus contribution) {
        return add(contribution, 1);
    }

    ContributionCounts minus(CheckStatus contribution) {
        return add(contribution, -1);
    }

    ContributionCounts moved(CheckStatus from, CheckStatus to) {
        return add(from, -1).add(to, 1);
    }

    /** The worst contribution; up if there is none. */
    CheckStatus worst() {
        if (down > 0) {
            return CheckStatus.DOWN;
        }
        return unknown > 0 ? CheckStatus.UNKNOWN : worstKnown();
    }

    /** The worst contribution if unknown counts as up. */
    CheckStatus worstKnown() {
        if (down > 0) {
            return CheckStatus.DOWN;
        }
        return degraded > 0 ? CheckStatus.DEGRADED : CheckStatus.UP;
    }

    private ContributionCounts add(CheckStatus contribution, int n) {
        return switch (contribution) {
            case UP -> this;
            case DEGRADED -> new ContributionCounts(degraded + n, unknown, down);
            case UNKNOWN -> new ContributionCounts(degraded, unknown + n, down);
            case DOWN -> new ContributionCounts(degraded, unknown, down + n);
        };
    }
}
