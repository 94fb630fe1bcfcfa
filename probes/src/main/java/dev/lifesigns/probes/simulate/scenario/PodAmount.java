/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A number of pods, or a share of all, as in {@code maxSurge} and {@code maxUnavailable}.
 *
 * @param number of pods, or of percent
 * @param isShare whether it is a share of the desired number of pods
 */
@Immutable
public record PodAmount(int number, boolean isShare) {
    private static final int PERCENT = 100;
    private static final int MOST_DIGITS = 6;

    public PodAmount {
        if (number < 0 || isShare && number > PERCENT) {
            throw new IllegalArgumentException(
                    "amount: " + number + " (expected: at least 0, and a share at most 100%)");
        }
    }

    /** So many percent of the pods. */
    public static PodAmount share(int percent) {
        return new PodAmount(percent, true);
    }

    /** So many pods. */
    public static PodAmount pods(int number) {
        return new PodAmount(number, false);
    }

    /** Reads {@code 1} or {@code 25%}; {@code null} for anything else. */
    public static @Nullable PodAmount parse(String text) {
        requireNonNull(text, "PodAmount.parse: text is null");
        boolean isShare = text.endsWith("%");
        String digits = isShare ? text.substring(0, text.length() - 1) : text;
        if (digits.isEmpty()
                || digits.length() > MOST_DIGITS
                || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
            return null;
        }
        int number = Integer.parseInt(digits);
        return isShare && number > PERCENT ? null : new PodAmount(number, isShare);
    }

    /** How many of that many pods; a part of a pod counts as one. */
    public int roundedUp(int pods) {
        return isShare ? (int) (((long) pods * number + PERCENT - 1) / PERCENT) : number;
    }

    /** How many of that many pods; a part of a pod does not count. */
    public int roundedDown(int pods) {
        return isShare ? (int) ((long) pods * number / PERCENT) : number;
    }

    @Override
    public String toString() {
        return number + (isShare ? "%" : "");
    }
}
