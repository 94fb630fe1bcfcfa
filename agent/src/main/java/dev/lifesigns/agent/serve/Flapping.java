/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How often one check or probe has been written about lately. Guarded by its log. */
final class Flapping {
    /** One less than the lines of a minute, for the line that ends the silence. */
    private static final int MOST = 11;

    private final Deque<Instant> written = new ArrayDeque<>();
    private int leftOut;
    private @Nullable Transition last;

    /** Whether a transition is to be written; otherwise it is counted. */
    boolean admits(Transition transition) {
        last = transition;
        // A wall clock that jumps must not silence anything for long.
        written.removeIf(at -> Duration.between(at, transition.at()).abs().compareTo(TransitionLog.SILENCE) >= 0);
        if (leftOut == 0 && written.size() < MOST) {
            written.add(transition.at());
            return true;
        }
        leftOut++;
        return false;
    }

    /** How many were not written in this silence. */
    int leftOut() {
        return leftOut;
    }

    /** Starts anew, and returns the last transition. */
    Transition endSilence() {
        Transition latest = requireNonNull(last, "last");
        written.clear();
        written.add(latest.at());
        leftOut = 0;
        return latest;
    }
}
