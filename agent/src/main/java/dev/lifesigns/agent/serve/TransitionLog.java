/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Transition;
import dev.lifesigns.TransitionListener;
import java.time.Duration;
import java.util.Locale;

/** Writes one line for each transition, and none for a run that changes nothing. */
public final class TransitionLog implements TransitionListener {
    private static final System.Logger LOGGER = System.getLogger("lifesigns");

    @Override
    public void onTransition(Transition transition) {
        LOGGER.log(System.Logger.Level.INFO, () -> line(transition));
    }

    /** {@code check database: up -> down, timeout: no result within 2000 ms (was up for 5m3s)}. */
    static String line(Transition transition) {
        StringBuilder line = new StringBuilder();
        if (transition instanceof Transition.OfCheck check) {
            line.append("check ").append(change(check));
            line.append(check.error() == null ? "" : ", " + check.error().wireName());
            line.append(check.message() == null ? "" : ": " + check.message());
        } else if (transition instanceof Transition.OfProbe probe) {
            line.append("probe ").append(change(probe));
            line.append(
                    probe.cause() == null
                            ? ""
                            : (isBetter(probe) ? ", after a change of " : ", because of ") + probe.cause());
        }
        return line.append(" (was ")
                .append(transition.fromName())
                .append(" for ")
                .append(rounded(transition.lasted()))
                .append(')')
                .toString();
    }

    private static String change(Transition transition) {
        return transition.name() + ": " + transition.fromName() + " -> " + transition.toName();
    }

    /** A better status is not blamed on anything: it comes after a change of the check or gate that had failed. */
    private static boolean isBetter(Transition.OfProbe probe) {
        return probe.to().passing() && probe.from() != ProbeStatus.UP;
    }

    private static String rounded(Duration duration) {
        Duration shown = duration.compareTo(Duration.ofSeconds(10)) < 0
                ? Duration.ofMillis(duration.toMillis())
                : Duration.ofSeconds(duration.toSeconds());
        String iso = shown.toString().toLowerCase(Locale.ROOT);
        return iso.substring(2);
    }
}
