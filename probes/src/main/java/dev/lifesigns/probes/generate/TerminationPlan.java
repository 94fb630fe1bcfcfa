/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.probes.PodProbes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a pod terminates: it serves until traffic has stopped, exits, and is killed only if it does not.
 *
 * @param preStop seconds of sleep before SIGTERM
 * @param drainDelay of Lifesigns, after SIGTERM
 * @param exit seconds until the program has exited
 * @param grace seconds until the kill
 */
record TerminationPlan(
        Derived<Integer> preStop, Derived<Duration> drainDelay, Derived<Integer> exit, Derived<Integer> grace) {
    private static final int MARGIN = 5;

    static TerminationPlan of(Requirements wanted) {
        Derived<Duration> drain = drain(wanted);
        Derived<Integer> preStop = preStop(wanted, drain.value());
        Derived<Integer> exit = exit(wanted, preStop.value(), drain.value());
        return new TerminationPlan(preStop, drain, exit, grace(exit));
    }

    private static Derived<Duration> drain(Requirements wanted) {
        @Nullable Input<Duration> given = wanted.drainDelay();
        if (given != null) {
            return new Derived<>(given.value(), given.source());
        }
        return switch (wanted.placement()) {
            case SIDECAR ->
                new Derived<>(
                        wanted.propagation().value(),
                        "propagation " + wanted.propagation().words());
            case NATIVE_SIDECAR -> new Derived<>(Duration.ZERO, "the program has ended by then");
            default -> new Derived<>(Duration.ZERO, "not set");
        };
    }

    private static Derived<Integer> preStop(Requirements wanted, Duration drain) {
        Input<Duration> propagation = wanted.propagation();
        String reason = "load balancers react within " + propagation.words();
        if (wanted.placement().isBesideProgram()) {
            return new Derived<>(Times.secondsUp(propagation.value()), reason);
        }
        Duration rest = Times.longer(propagation.value().minus(drain), Duration.ZERO);
        return new Derived<>(
                Times.secondsUp(rest), drain.isZero() ? reason : reason + ", drainDelay " + Times.print(drain));
    }

    private static Derived<Integer> exit(Requirements wanted, int preStop, Duration drain) {
        return new Derived<>(
                preStop
                        + Times.secondsUp(drain)
                        + Times.secondsUp(wanted.stopTime().value()),
                "preStop " + preStop + "s + drain " + Times.print(drain) + " + stop "
                        + wanted.stopTime().words());
    }

    private static Derived<Integer> grace(Derived<Integer> exit) {
        return new Derived<>(
                Math.max(PodProbes.DEFAULT_TERMINATION_GRACE_PERIOD, exit.value() + MARGIN),
                exit.reason() + " + " + MARGIN + "s, at least the default of "
                        + PodProbes.DEFAULT_TERMINATION_GRACE_PERIOD + "s");
    }
}
