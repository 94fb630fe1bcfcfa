/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.probes.generate.Detection.Split;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Derives timings that fit together from requirements: check timeout &lt; probe timeout &lt; period, readiness faster than
 * liveness, a startup budget with margin, a grace period for the drain and the stop. A pure function.
 *
 * <pre>{@code
 * PlanResult result = Derivation.of(Requirements.defaults(Placement.OWN_CONTAINER));
 * if (result instanceof Plan plan) {
 *     System.out.println(plan.readiness().period().value() + " s: " + plan.readiness().period().reason());
 * } else if (result instanceof PlanResult.Refused refused) {
 *     refused.problems().forEach(System.err::println);
 * }
 * }</pre>
 */
public final class Derivation {
    private static final Duration NETWORK_AND_SCHEDULING = Duration.ofMillis(500);
    private static final int LIVENESS_PERIOD = 10;
    private static final int LEAST_LIVENESS_FAILURES = 3;
    private static final int LONGEST_STARTUP_PERIOD = 10;
    private static final int STARTUP_PERIODS = 10;
    private static final int LEAST_STARTUP_FAILURES = 3;
    private static final Duration LEAST_BUDGET = Duration.ofSeconds(60);

    private final Requirements wanted;
    private final Derived<Integer> timeout;

    private Derivation(Requirements wanted) {
        this.wanted = wanted;
        this.timeout = timeout(wanted.slowestCheck(), wanted.placement().leastTimeout());
    }

    /** The numbers, or why there are none. */
    public static PlanResult of(Requirements wanted) {
        List<String> problems = Bounds.problems(wanted);
        return problems.isEmpty() ? new Derivation(wanted).outcome() : new PlanResult.Refused(problems, null);
    }

    private PlanResult outcome() {
        Detection detection = new Detection(wanted, timeout.value());
        Optional<Split> split = detection.split();
        Input<Duration> within = wanted.detectWithin();
        if (split.isEmpty() && within != null) {
            return new PlanResult.Refused(detection.problems(within), detection.nearest());
        }
        return plan(split.orElseThrow());
    }

    private Plan plan(Split split) {
        ProbeNumbers startup = startup(split.checks());
        Duration budget = Duration.ofSeconds(
                (long) startup.period().value() * startup.failureThreshold().value());
        TerminationPlan leaving = TerminationPlan.of(wanted);
        return new Plan(
                wanted.placement(),
                startup,
                liveness(split.readiness()),
                readiness(split),
                detection(split),
                new Derived<>(split.checks().period(), split.checks().words()),
                wanted.slowestCheck().value(),
                leaving.preStop(),
                leaving.drainDelay(),
                leaving.exit(),
                leaving.grace(),
                new Derived<>(
                        wanted.replicas().value(),
                        source(wanted.replicas())
                                + (wanted.replicas().value() == 1
                                        ? "the only pod: nobody answers while it is not ready"
                                        : "readiness may take one out of traffic")),
                Rollout.deadline(budget));
    }

    private static Derived<Integer> timeout(Input<Duration> slowest, int least) {
        int seconds = Times.secondsUp(slowest.value().plus(NETWORK_AND_SCHEDULING));
        String reason = "slowest check " + slowest.words() + " + " + Times.print(NETWORK_AND_SCHEDULING)
                + " for network and scheduling";
        return seconds < least
                ? new Derived<>(least, reason + "; 1s is too little for a JVM")
                : new Derived<>(seconds, reason);
    }

    private ProbeNumbers startup(CheckShare checks) {
        Input<Duration> time = wanted.startupTime();
        int tenth = Times.timesUp(time.value(), STARTUP_PERIODS);
        int period = Math.max(timeout.value() + 1, Math.min(LONGEST_STARTUP_PERIOD, tenth));
        Duration round = wanted.checks() == null ? checks.worst() : CheckShare.startupRound(wanted.checks());
        Duration needed = time.value().plus(time.value().dividedBy(2)).plus(round);
        int failures = Math.max(LEAST_STARTUP_FAILURES, Times.timesUp(Times.longer(needed, LEAST_BUDGET), period));
        return new ProbeNumbers(
                new Derived<>(period, "a tenth of the startup time, longer than the timeout, at most 10s"),
                timeout,
                new Derived<>(
                        failures,
                        "1.5 × startup time " + time.words()
                                + (round.isZero() ? "" : " + " + Times.print(round) + " for a round of checks")
                                + (needed.compareTo(LEAST_BUDGET) < 0
                                        ? ", at least " + Times.print(LEAST_BUDGET)
                                        : "")),
                "killed if it has not started after " + failures + " × " + period + "s = " + failures * period + "s");
    }

    private ProbeNumbers liveness(ReadinessNumbers readiness) {
        int period = Math.max(LIVENESS_PERIOD, timeout.value() + 1);
        int notReady = readiness.period() * readiness.failureThreshold();
        Duration patience = Times.longer(wanted.restartAfter().value(), Duration.ofSeconds(notReady + 1L));
        int between = Times.timesUp(patience.minusSeconds(timeout.value()), period);
        int failures = Math.max(LEAST_LIVENESS_FAILURES, between + 1);
        int soonest = (failures - 1) * period + timeout.value();
        return new ProbeNumbers(
                new Derived<>(period, "infrequent: a restart is never urgent"),
                timeout,
                new Derived<>(
                        failures,
                        "no restart for a hang shorter than "
                                + wanted.restartAfter().words() + ", nor before " + "readiness has acted (" + notReady
                                + "s)"),
                "restarted " + soonest + "s to " + (soonest + period) + "s after it hangs");
    }

    private ProbeNumbers readiness(Split split) {
        int period = split.readiness().period();
        int failures = split.readiness().failureThreshold();
        String within = wanted.detectWithin() == null
                ? Input.byDefault(split.time()).words()
                : wanted.detectWithin().words();
        int back = period + timeout.value();
        return new ProbeNumbers(
                new Derived<>(period, "the longest period that keeps detection within " + within),
                timeout,
                new Derived<>(failures, "a single lost answer is not an outage"),
                "out of traffic at most " + failures + " × " + period + "s + " + timeout.value() + "s = "
                        + (failures * period + timeout.value()) + "s after the checks fail; back at most "
                        + back
                        + "s after they pass");
    }

    private Derived<Duration> detection(Split split) {
        Duration checks = split.checks().worst();
        Duration probe = split.readiness().worst(timeout.value());
        if (wanted.placement().isWithoutLifesigns()) {
            return new Derived<>(probe, "that of the readiness probe, which asks the program itself");
        }
        return new Derived<>(
                checks.plus(probe),
                Times.print(checks) + " for the checks (" + split.checks().words() + ") + " + Times.print(probe)
                        + " for the readiness probe");
    }

    private static String source(Input<?> given) {
        return given.isDefault() ? "" : given.source() + "; ";
    }
}
