/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares of a whole, written as fractions from 0 to 1. */
public final class Ratio {
    private Ratio() {}

    /**
     * The share of a number of bytes, rounded down. It is computed in decimals: 7 % of 100 is 7, although the product
     * as {@code double} is slightly more, which would turn a value exactly at its limit into an alarm.
     */
    public static long of(long whole, double share) {
        return BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(whole))
                .setScale(0, RoundingMode.FLOOR)
                .longValue();
    }

    /** A part as a percentage of the whole, to one decimal. */
    public static double percent(long part, long whole) {
        return Math.round(part * 1000.0 / whole) / 10.0;
    }

    /** A share as a percentage, to one decimal. */
    public static double percent(double share) {
        return Math.round(share * 1000) / 10.0;
    }

    /**
     * The same share.
     *
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public static double require(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + ": " + share + " (expected: 0 to 1)");
        }
        return share;
    }

    /**
     * Refuses a warning that would come after the failure.
     *
     * @throws IllegalArgumentException if the warning limit is above the failure limit
     */
    public static void requireOrder(double warnAbove, double failAbove) {
        if (warnAbove > failAbove) {
            throw new IllegalArgumentException(
                    "warnAbove: " + warnAbove + " (expected: at most failAbove " + failAbove + ")");
        }
    }
}
