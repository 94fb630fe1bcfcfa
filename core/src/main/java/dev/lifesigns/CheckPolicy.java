/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one check is run and what its failure means. Immutable.
 *
 * @param critical whether its failure fails its probes; otherwise it degrades them
 * @param probes names of the probes that it belongs to, sorted
 * @param schedule when it runs
 * @param timeout by when the outcome of a run is decided
 * @param initialDelay time from start to the first run
 * @param jitter by which share of the period, at most, a run comes earlier: 0 to 0.5
 * @param failureThreshold failures in a row that make it down
 * @param successThreshold successes in a row that make it up again
 * @param staleAfter age at which a result is no evidence any more
 * @param scope what it looks at, or {@code null} for what the check itself says
 * @param dependencyInLivenessAllowed whether it may be part of liveness although a restart cannot heal it
 */
public record CheckPolicy(
        boolean critical,
        Set<String> probes,
        Schedule schedule,
        Duration timeout,
        Duration initialDelay,
        double jitter,
        int failureThreshold,
        int successThreshold,
        Duration staleAfter,
        @Nullable Scope scope,
        boolean dependencyInLivenessAllowed) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /**
     * A policy of values that are sound each by itself; the builder makes the same with defaults.
     *
     * @throws IllegalArgumentException as the methods of {@link Builder} do
     */
    public CheckPolicy {
        probes = requireNames(probes);
        requireSound(schedule);
        requireBetween("timeout", timeout, SHORTEST);
        requireBetween("initialDelay", initialDelay, Duration.ZERO);
        requireJitter(jitter);
        requirePositive("failureThreshold", failureThreshold);
        requirePositive("successThreshold", successThreshold);
    }

    /** A builder that holds the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The time between runs: the period, or for {@link Schedule.OnProbe} the time that a result is kept. */
    public Duration period() {
        return schedule instanceof Schedule.Every every ? every.period() : ((Schedule.OnProbe) schedule).cacheFor();
    }

    /** What is wrong with the combination of values, given what the check looks at; empty when it is sound. */
    List<String> problems(Scope checkScope) {
        List<String> problems = new ArrayList<>();
        if (schedule instanceof Schedule.Every && period().compareTo(timeout) <= 0) {
            problems.add("period: " + period() + " (expected: > timeout " + timeout + ")");
        }
        Duration soonest = period().plus(timeout);
        if (staleAfter.compareTo(soonest) < 0) {
            problems.add("staleAfter: " + staleAfter + " (expected: at least period + timeout = " + soonest + ")");
        }
        if (probes.contains(Probes.LIVENESS) && checkScope != Scope.PROCESS && !dependencyInLivenessAllowed) {
            problems.add("probes: " + probes + " (expected: no liveness for a check of scope " + checkScope
                    + ", since a restart cannot heal it; move it to readiness, or call allowDependencyInLiveness())");
        }
        return problems;
    }

    private static Duration requireBetween(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(Durations.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: " + least + " to " + Durations.LONGEST + ")");
        }
        return value;
    }

    private static int requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
        return value;
    }

    private static Set<String> requireNames(Collection<String> probes) {
        if (probes.isEmpty()) {
            throw new IllegalArgumentException("probes: none (expected: at least one name)");
        }
        probes.forEach(probe -> Names.require("probe name", probe));
        return Collections.unmodifiableSet(new TreeSet<>(probes));
    }

    private static Schedule requireSound(Schedule schedule) {
        if (schedule instanceof Schedule.Every every) {
            requireBetween("period", every.period(), SHORTEST);
        } else if (schedule instanceof Schedule.OnProbe onProbe) {
            requireBetween("cacheFor", onProbe.cacheFor(), SHORTEST);
        }
        return schedule;
    }

    private static double requireJitter(double jitter) {
        if (!(jitter >= 0 && jitter <= 0.5)) {
            throw new IllegalArgumentException("jitter: " + jitter + " (expected: 0 to 0.5)");
        }
        return jitter;
    }

    /** Collects the values that differ from the defaults. Not thread-safe. */
    public static final class Builder {

        private boolean critical = true;
        private Set<String> probes = Set.of(Probes.READINESS);
        private Schedule schedule = Schedule.every(Duration.ofSeconds(10));
        private Duration timeout = Duration.ofSeconds(2);
        private Duration initialDelay = Duration.ZERO;
        private double jitter = 0.1;
        private int failureThreshold = 1;
        private int successThreshold = 1;
        private @Nullable Duration staleAfter;
        private @Nullable Scope scope;
        private boolean dependencyInLivenessAllowed;

        private Builder() {}

        /** Sets whether its failure fails its probes (the default) or only degrades them. */
        public Builder critical(boolean critical) {
            this.critical = critical;
            return this;
        }

        /** Same as {@code critical(false)}: its failure degrades its probes and takes no traffic away. */
        public Builder nonCritical() {
            return critical(false);
        }

        /**
         * Sets the probes that it belongs to; readiness only unless set.
         *
         * @param probes names such as {@link Probes#READINESS}, or of probes of your own
         * @throws IllegalArgumentException if there is none, or a name is malformed
         */
        public Builder probes(String... probes) {
            this.probes = requireNames(List.of(probes));
            return this;
        }

        /** Same as {@code schedule(Schedule.every(period))}; 10 s unless set. */
        public Builder period(Duration period) {
            return schedule(Schedule.every(period));
        }

        /**
         * Sets when it runs; every 10 s unless set.
         *
         * @throws IllegalArgumentException if its period is not between 1 ms and 365 days
         */
        public Builder schedule(Schedule schedule) {
            this.schedule = requireSound(schedule);
            return this;
        }

        /**
         * Sets by when the outcome of a run is decided; 2 s unless set.
         *
         * <p>Keep it below the prober's own timeout. A check that ignores the interrupt keeps its thread, and is not
         * run again until it returns.
         *
         * @param timeout at least 1 ms, and less than the period
         * @throws IllegalArgumentException if it is not between 1 ms and 365 days
         */
        public Builder timeout(Duration timeout) {
            this.timeout = requireBetween("timeout", timeout, SHORTEST);
            return this;
        }

        /**
         * Sets the time from start to the first run; none unless set. Until then the check is {@link Status#UNKNOWN}.
         *
         * @throws IllegalArgumentException if it is negative or longer than 365 days
         */
        public Builder initialDelay(Duration initialDelay) {
            this.initialDelay = requireBetween("initialDelay", initialDelay, Duration.ZERO);
            return this;
        }

        /**
         * Sets by which share of the period, at most, a run comes earlier, so that a fleet does not check in lock-step;
         * 0.1 unless set. A run never comes later than the period.
         *
         * @throws IllegalArgumentException if it is not between 0 and 0.5
         */
        public Builder jitter(double jitter) {
            this.jitter = requireJitter(jitter);
            return this;
        }

        /**
         * Sets how many failures in a row make it down; 1 unless set. The first result ever takes effect at once.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder failureThreshold(int failureThreshold) {
            this.failureThreshold = requirePositive("failureThreshold", failureThreshold);
            return this;
        }

        /**
         * Sets how many successes in a row make it up again; 1 unless set.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder successThreshold(int successThreshold) {
            this.successThreshold = requirePositive("successThreshold", successThreshold);
            return this;
        }

        /**
         * Sets the age at which a result is no evidence any more; 3 × period + timeout unless set.
         *
         * @param staleAfter at least period + timeout
         * @throws IllegalArgumentException if it is not between 1 ms and 365 days
         */
        public Builder staleAfter(Duration staleAfter) {
            this.staleAfter = requireBetween("staleAfter", staleAfter, SHORTEST);
            return this;
        }

        /** Sets what it looks at, where the check, such as a lambda, does not say so itself. */
        public Builder scope(Scope scope) {
            this.scope = requireNonNull(scope, "scope");
            return this;
        }

        /** Lets it be part of liveness although a restart cannot heal it. Its failure then restarts every replica. */
        public Builder allowDependencyInLiveness() {
            this.dependencyInLivenessAllowed = true;
            return this;
        }

        /** The policy. Combinations are checked when a {@link HealthChecker} is built, all at once. */
        public CheckPolicy build() {
            Duration period = schedule instanceof Schedule.Every every
                    ? every.period()
                    : ((Schedule.OnProbe) schedule).cacheFor();
            Duration stale =
                    staleAfter != null ? staleAfter : period.multipliedBy(3).plus(timeout);
            return new CheckPolicy(
                    critical,
                    probes,
                    schedule,
                    timeout,
                    initialDelay,
                    jitter,
                    failureThreshold,
                    successThreshold,
                    stale,
                    scope,
                    dependencyInLivenessAllowed);
        }
    }
}
