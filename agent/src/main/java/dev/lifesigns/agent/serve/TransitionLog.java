/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Transition;
import dev.lifesigns.TransitionListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;

/**
 * Writes one line for each transition, and none for a run that changes nothing. Of a check or probe that flaps, at most 12
 * lines a minute: after eleven within a minute it is silent for a minute, and then says how many it left out. Thread-safe.
 */
public final class TransitionLog implements TransitionListener {
    static final Duration SILENCE = Duration.ofMinutes(1);

    private static final Logger LOGGER = Logger.getLogger(LogFormat.AGENT_NAME);

    private final Delay delay;
    private final Map<String, Flapping> subjects = new HashMap<>();

    /** Runs a step after some time. */
    interface Delay {
        void after(Duration time, Runnable step);
    }

    /** A log whose silences are measured by the clock of the JVM. */
    public TransitionLog() {
        this((time, step) ->
                CompletableFuture.delayedExecutor(time.toNanos(), NANOSECONDS).execute(step));
    }

    TransitionLog(Delay delay) {
        this.delay = delay;
    }

    @Override
    public synchronized void onTransition(Transition transition) {
        String subject = subject(transition);
        Flapping flapping = subjects.computeIfAbsent(subject, first -> new Flapping());
        if (flapping.admits(transition)) {
            LOGGER.log(new LogEvent(line(transition), facts(transition)));
        } else if (flapping.leftOut() == 1) {
            delay.after(SILENCE, () -> summarize(subject, flapping));
        }
    }

    private synchronized void summarize(String subject, Flapping flapping) {
        int leftOut = flapping.leftOut();
        Transition last = flapping.endSilence();
        Map<String, Object> facts = new LinkedHashMap<>();
        putSubject(facts, last);
        facts.put("to", last.toName());
        facts.put("omitted", leftOut);
        LOGGER.log(new LogEvent(
                subject + ": " + leftOut + (leftOut == 1 ? " more change" : " more changes")
                        + " within a minute left out; now " + last.toName(),
                facts));
    }

    private static String subject(Transition transition) {
        return (transition instanceof Transition.OfCheck ? "check " : "probe ") + transition.name();
    }

    private static void putSubject(Map<String, Object> facts, Transition transition) {
        facts.put(transition instanceof Transition.OfCheck ? "check" : "probe", transition.name());
    }

    private static Map<String, Object> facts(Transition transition) {
        Map<String, Object> facts = new LinkedHashMap<>();
        putSubject(facts, transition);
        facts.put("from", transition.fromName());
        facts.put("to", transition.toName());
        facts.put("lasted_ms", transition.lasted().toMillis());
        if (transition instanceof Transition.OfCheck check) {
            ErrorKind error = check.error();
            String message = check.message();
            if (error != null) {
                facts.put("error", error.wireName());
            }
            if (message != null) {
                facts.put("reason", LogFormat.start(message));
            }
        } else if (transition instanceof Transition.OfProbe probe && probe.cause() != null) {
            facts.put("cause", probe.cause());
        }
        return facts;
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
