/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * How many of something are too many.
 *
 * @param warnAbove above which it is degraded, or {@code null}
 * @param failAbove above which it is down, or {@code null}
 */
public record CountLimits(
        @Nullable Long warnAbove, @Nullable Long failAbove) {
    /** Limits nothing. */
    public static final CountLimits NONE = new CountLimits(null, null);

    /** @throws IllegalArgumentException if one is negative, or the warning would come after the failure */
    public CountLimits {
        requireNotNegative("warnAbove", warnAbove);
        requireNotNegative("failAbove", failAbove);
        if (warnAbove != null && failAbove != null && warnAbove > failAbove) {
            throw new IllegalArgumentException(
                    "warnAbove: " + warnAbove + " (expected: at most failAbove " + failAbove + ")");
        }
    }

    /** The limits of a configuration file. */
    public static CountLimits of(@Nullable Integer warnAbove, @Nullable Integer failAbove) {
        return new CountLimits(
                warnAbove == null ? null : Long.valueOf(warnAbove), failAbove == null ? null : Long.valueOf(failAbove));
    }

    /**
     * The verdict on a count: up, degraded or down.
     *
     * @param what is counted, for the message
     */
    public CheckResult judge(String what, long found) {
        if (failAbove != null && found > failAbove) {
            return CheckResult.down(ErrorKind.THRESHOLD, message(what, found, failAbove));
        }
        return warnAbove != null && found > warnAbove
                ? CheckResult.degraded(ErrorKind.THRESHOLD, message(what, found, warnAbove))
                : CheckResult.up();
    }

    private static String message(String what, long found, long limit) {
        return what + ": " + found + " (expected: at most " + limit + ")";
    }

    private static void requireNotNegative(String name, @Nullable Long limit) {
        if (limit != null && limit < 0) {
            throw new IllegalArgumentException(name + ": " + limit + " (expected: 0 or more)");
        }
    }
}
