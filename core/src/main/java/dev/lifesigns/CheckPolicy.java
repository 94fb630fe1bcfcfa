/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one check is run, what its failure means, and what there is to know about it. Immutable.
 *
 * <pre>{@code
 * health.add("tenant-42", check, policy -> policy.nonCritical().period(Duration.ofSeconds(1)).label("tenant", "42"));
 * }</pre>
 */
public final class CheckPolicy {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST_DEFAULT_TIMEOUT = Duration.ofSeconds(2);

    private final boolean critical;
    private final Set<String> probes;
    private final CheckSchedule schedule;
    private final Duration timeout;
    private final Duration initialDelay;
    private final double jitter;
    private final int failureThreshold;
    private final int successThreshold;
    private final Duration staleAfter;
    private final @Nullable CheckScope scope;
    private final boolean dependencyInLivenessAllowed;
    private final boolean owned;
    private final Metadata metadata;

    private CheckPolicy(Builder builder) {
        this.critical = builder.critical;
        this.probes = builder.probes;
        this.schedule = builder.schedule;
        this.timeout = builder.timeout();
        this.initialDelay = builder.initialDelay;
        this.jitter = builder.jitter;
        this.failureThreshold = builder.failureThreshold;
        this.successThreshold = builder.successThreshold;
        this.staleAfter = builder.staleAfter();
        this.scope = builder.scope;
        this.dependencyInLivenessAllowed = builder.dependencyInLivenessAllowed;
        this.owned = builder.owned;
        this.metadata = builder.metadata;
    }

    /** A builder that holds the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether its failure fails its probes; otherwise it degrades them. */
    public boolean critical() {
        return critical;
    }

    /** Names of the probes that it belongs to, sorted; empty if it belongs to none. */
    public Set<String> probes() {
        return probes;
    }

    /** When it runs. */
    public CheckSchedule schedule() {
        return schedule;
    }

    /** By when the outcome of a run is decided. */
    public Duration timeout() {
        return timeout;
    }

    /** Time from start to the first run. */
    public Duration initialDelay() {
        return initialDelay;
    }

    /** By which share of the period, at most, a run comes earlier: 0 to 0.5. */
    public double jitter() {
        return jitter;
    }

    /** Failures in a row that make it down. */
    public int failureThreshold() {
        return failureThreshold;
    }

    /** Successes in a row that make it up again. */
    public int successThreshold() {
        return successThreshold;
    }

    /** Age at which a result is no evidence any more. */
    public Duration staleAfter() {
        return staleAfter;
    }

    /** What it looks at, or {@code null} for what the check itself says. */
    public @Nullable CheckScope scope() {
        return scope;
    }

    /** Whether it may be part of liveness although a restart cannot heal it. */
    public boolean dependencyInLivenessAllowed() {
        return dependencyInLivenessAllowed;
    }

    /** Whether the checker closes the check. */
    public boolean owned() {
        return owned;
    }

    /** What to call it where people read, or {@code null}. */
    public @Nullable String displayName() {
        return metadata.displayName();
    }

    /** What it verifies, or {@code null}. */
    public @Nullable String description() {
        return metadata.description();
    }

    /** Where it says what to do about a failure, or {@code null}. */
    public @Nullable URI runbook() {
        return metadata.runbook();
    }

    /** Facts to sort and select by, by name. */
    public Map<String, String> labels() {
        return metadata.labels();
    }

    Metadata metadata() {
        return metadata;
    }

    /** The time between runs: the period, or for {@link CheckSchedule.OnProbe} the time that a result is kept. */
    public Duration period() {
        return period(schedule);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CheckPolicy policy && values().equals(policy.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return values().toString();
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("critical", critical);
        values.put("probes", probes);
        values.put("schedule", schedule);
        values.put("timeout", timeout);
        values.put("initialDelay", initialDelay);
        values.put("jitter", jitter);
        values.put("failureThreshold", failureThreshold);
        values.put("successThreshold", successThreshold);
        values.put("staleAfter", staleAfter);
        values.put("scope", Optional.ofNullable(scope));
        values.put("dependencyInLivenessAllowed", dependencyInLivenessAllowed);
        values.put("owned", owned);
        values.put("metadata", metadata);
        return values;
    }

    /** What is wrong with the combination of values, given what the check looks at; empty when it is sound. */
    List<String> problems(CheckScope checkScope) {
        List<String> problems = new ArrayList<>();
        if (schedule instanceof CheckSchedule.Every && period().compareTo(timeout) <= 0) {
            problems.add("period: " + period() + " (expected: > timeout " + timeout + ")");
        }
        Duration soonest = period().plus(timeout);
        if (staleAfter.compareTo(soonest) < 0) {
            problems.add("staleAfter: " + staleAfter + " (expected: at least period + timeout = " + soonest + ")");
        }
        if (probes.contains(Probes.LIVENESS) && checkScope != CheckScope.PROCESS && !dependencyInLivenessAllowed) {
            problems.add("probes: " + probes + " (expected: no liveness for a check of scope " + checkScope
                    + ", since a restart cannot heal it; move it to readiness, or call allowDependencyInLiveness())");
        }
        return problems;
    }

    private static Duration period(CheckSchedule schedule) {
        return schedule instanceof CheckSchedule.Every every
                ? every.period()
                : ((CheckSchedule.OnProbe) schedule).cacheFor();
    }

    private static Duration requireBetween(String name, Duration value, Duration least) {
        requireNonNull(value, name);
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
        probes.forEach(probe -> Names.require("probe name", requireNonNull(probe, "probe name")));
        return Collections.unmodifiableSet(new TreeSet<>(probes));
    }

    private static CheckSchedule requireSound(CheckSchedule schedule) {
        requireNonNull(schedule, "schedule");
        if (schedule instanceof CheckSchedule.Every every) {
            requireBetween("period", every.period(), SHORTEST);
        } else if (schedule instanceof CheckSchedule.OnProbe onProbe) {
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
        private CheckSchedule schedule = CheckSchedule.every(Duration.ofSeconds(10));
        private @Nullable Duration timeout;
        private Duration initialDelay = Duration.ZERO;
        private double jitter = 0.1;
        private int failureThreshold = 1;
        private int successThreshold = 1;
        private @Nullable Duration staleAfter;
        private @Nullable CheckScope scope;
        private boolean dependencyInLivenessAllowed;
        private boolean owned;
        private Metadata metadata = Metadata.NONE;

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
            this.probes = requireNames(Arrays.asList(requireNonNull(probes, "probes")));
            return this;
        }

        /** Lets it belong to no probe: it is seen in the detailed view, and may be a member of a quorum. */
        public Builder noProbe() {
            this.probes = Set.of();
            return this;
        }

        /** Same as {@code schedule(CheckSchedule.every(period))}; 10 s unless set. */
        public Builder period(Duration period) {
            requireNonNull(period, "period");
            return schedule(CheckSchedule.every(period));
        }

        /**
         * Sets when it runs; every 10 s unless set.
         *
         * @throws IllegalArgumentException if its period is not between 1 ms and 365 days
         */
        public Builder schedule(CheckSchedule schedule) {
            this.schedule = requireSound(schedule);
            return this;
        }

        /**
         * Sets by when the outcome of a run is decided; 2 s or half the period, whichever is less, unless set. An
         * {@link CheckSchedule.OnProbe} check has 2 s.
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
         * Sets the time from start to the first run; none unless set. Until then the check is {@link CheckStatus#UNKNOWN}.
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
        public Builder scope(CheckScope scope) {
            this.scope = requireNonNull(scope, "scope");
            return this;
        }

        /** Lets it be part of liveness although a restart cannot heal it. Its failure then restarts every replica. */
        public Builder allowDependencyInLiveness() {
            this.dependencyInLivenessAllowed = true;
            return this;
        }

        /**
         * Lets the checker close the check, which must be {@link AutoCloseable}: once, when the checker is closed or the
         * check removed. Closed with the checker, checks are closed in reverse order of their registration.
         */
        public Builder owned() {
            this.owned = true;
            return this;
        }

        /**
         * Sets what to call it where people read; its name unless set. Like all that follows, it is shown on the detailed
         * view only.
         *
         * @throws IllegalArgumentException if it is blank, or longer than 200 characters
         */
        public Builder displayName(String displayName) {
            metadata = metadata.withDisplayName(displayName);
            return this;
        }

        /**
         * Sets what it verifies, in a sentence.
         *
         * @throws IllegalArgumentException if it is blank, or longer than 1,000 characters
         */
        public Builder description(String description) {
            metadata = metadata.withDescription(description);
            return this;
        }

        /**
         * Sets where it says what to do about a failure.
         *
         * @throws IllegalArgumentException if it is no absolute http or https URL, or has a user or a password in it
         */
        public Builder runbook(URI runbook) {
            metadata = metadata.withRunbook(requireNonNull(runbook, "runbook"));
            return this;
        }

        /** Same as {@link #runbook(URI)}. */
        public Builder runbook(String runbook) {
            metadata = metadata.withRunbook(requireNonNull(runbook, "runbook"));
            return this;
        }

        /**
         * Sets a fact to sort and select by; a fact of that name is replaced.
         *
         * @param name {@code [a-zA-Z_][a-zA-Z0-9_.-]{0,62}}
         * @param value at most 200 characters
         * @throws IllegalArgumentException if either is not so, or if there would be more than 32
         */
        public Builder label(String name, String value) {
            metadata = metadata.withLabel(name, value);
            return this;
        }

        /** Sets several facts; see {@link #label}. */
        public Builder labels(Map<String, String> labels) {
            requireNonNull(labels, "labels").forEach(this::label);
            return this;
        }

        private Duration timeout() {
            if (timeout != null) {
                return timeout;
            }
            Duration half = CheckPolicy.period(schedule).dividedBy(2);
            boolean hurried = schedule instanceof CheckSchedule.Every && half.compareTo(LONGEST_DEFAULT_TIMEOUT) < 0;
            if (!hurried) {
                return LONGEST_DEFAULT_TIMEOUT;
            }
            return half.compareTo(SHORTEST) < 0 ? SHORTEST : half;
        }

        private Duration staleAfter() {
            return staleAfter != null
                    ? staleAfter
                    : CheckPolicy.period(schedule).multipliedBy(3).plus(timeout());
        }

        /** The policy. Combinations are checked when a {@link HealthChecker} is built, all at once. */
        public CheckPolicy build() {
            return new CheckPolicy(this);
        }
    }
}
