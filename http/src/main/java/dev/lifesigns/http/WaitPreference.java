/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Prefer: wait=N} (RFC 7240). A preference that is malformed or unknown is ignored, as the RFC asks. */
final class WaitPreference {
    /** No response is delayed longer than this. */
    static final int LONGEST_SECONDS = 60;

    private static final int LONGEST_HEADER = 1_024;
    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|,)[ \\t]*wait[ \\t]*=[ \\t]*\"?([0-9]++)\"?[ \\t]*(?:$|[,;])");

    private WaitPreference() {}

    /** How many seconds the client would wait, at most {@value #LONGEST_SECONDS}; 0 if it sent no preference. */
    static int seconds(@Nullable String prefer) {
        if (prefer == null || prefer.length() > LONGEST_HEADER) {
            return 0;
        }
        Matcher matcher = WAIT.matcher(prefer);
        return matcher.find() ? clamped(matcher.group(1)) : 0;
    }

    private static int clamped(String digits) {
        int seconds = 0;
        for (int i = 0; i < digits.length() && seconds < LONGEST_SECONDS; i++) {
            seconds = seconds * 10 + (digits.charAt(i) - '0');
        }
        return Math.min(seconds, LONGEST_SECONDS);
    }
}
