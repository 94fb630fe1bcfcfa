/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a check is run, what its failure means, and how it is described. Immutable.
 *
 * <pre>{@code
 * health.add("tenant-42", check, policy -> policy.nonCritical().period(Duration.ofSeconds(1)).label("tenant", "42"));
 * }</pre>
 */
public final class CheckPolicy {
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

    /** A builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether its failure fails its probes; otherwise it only degrades them. */
    public boolean critical() {
        return critical;
    }

    /** Names of the probes it belongs to, sorted; empty if it belongs to none. */
    public Set<String> probes() {
        return probes;
    }

    /** When it runs. */
    public CheckSchedule schedule() {
        return schedule;
    }

    /** The time after which the outcome of a run is decided. */
    public Duration timeout() {
        return timeout;
    }

    /** The time from the start of the checker to the first run. */
    public Duration initialDelay() {
        return initialDelay;
    }

    /** The largest share of the period by which a run may come early: 0 to 0.5. */
    public double jitter() {
        return jitter;
    }

    /** The number of consecutive failures that make it down. */
    public int failureThreshold() {
        return failureThreshold;
    }

    /** The number of consecutive successes that make it up again. */
    public int successThreshold() {
        return successThreshold;
    }

    /** The age above which a result is stale. */
    public Duration staleAfter() {
        return staleAfter;
    }

    /** What it observes, or {@code null} if the check itself specifies it. */
    public @Nullable CheckScope scope() {
        return scope;
    }

    /** Whether it may be part of liveness although a restart cannot fix it. */
    public boolean dependencyInLivenessAllowed() {
        return dependencyInLivenessAllowed;
    }

    /** Whether the checker closes the check. */
    public boolean owned() {
        return owned;
    }

    /** The name shown to people, or {@code null}. */
    public @Nullable String displayName() {
        return metadata.displayName();
    }

    /** A description of what it verifies, or {@code null}. */
    public @Nullable String description() {
        return metadata.description();
    }

    /** A page that says what to do about a failure, or {@code null}. */
    public @Nullable URI runbook() {
        return metadata.runbook();
    }

    /** Labels to filter and group by, by name. */
    public Map<String, String> labels() {
        return metadata.labels();
    }

    Metadata metadata() {
        return metadata;
    }

    /** The time between runs: the period, or for {@link CheckSchedule.OnProbe} the time for which a result is used. */
    public Duration period() {
        return PolicyRules.period(schedule);
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

    /** Collects the values that differ from the defaults. Not thread-safe. */
    public static final class Builder {

        private boolean critical = true;
        private Set<String> probes = Set.of(Probes.READINESS);
        private CheckSchedule schedule = PolicyRules.DEFAULT_SCHEDULE;
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

        /** Sets whether its failure fails its probes or only degrades them (default: true). */
        public Builder critical(boolean critical) {
            this.critical = critical;
            return this;
        }

        /** Same as {@code critical(false)}: its failure degrades its probes and does not stop traffic. */
        public Builder nonCritical() {
            return critical(false);
        }

        /**
         * Sets the probes it belongs to, instead of those before (default: readiness). A probe without checks is up.
         *
         * @param probes names such as {@link Probes#READINESS}, or those of custom probes
         * @throws IllegalArgumentException if there is none, or a name is malformed
         */
        public Builder probes(String... probes) {
            this.probes =
                    PolicyRules.requireProbes(requireNonNull(probes, "CheckPolicy.Builder.probes: probes is null"));
            return this;
        }

        /** Makes it belong to no probe: it appears in the detailed view, and may be a member of a quorum. */
        public Builder noProbe() {
            this.probes = Set.of();
            return this;
        }

        /** Same as {@code schedule(CheckSchedule.every(period))}. */
        public Builder period(Duration period) {
            return schedule(CheckSchedule.every(period));
        }

        /**
         * Sets when it runs (default: every 10 s).
         *
         * @throws IllegalArgumentException if its period is not between 1 ms and 365 days
         */
        public Builder schedule(CheckSchedule schedule) {
            this.schedule = PolicyRules.requireSchedule(schedule);
            return this;
        }

        /**
         * Sets the time after which the outcome of a run is decided (default: 2 s, or half the period of a background
         * check if that is less).
         *
         * <p>Keep it below the prober's timeout. A check that ignores the interrupt is not run again until it returns.
         *
         * @param timeout at least 1 ms, and less than the period
         * @throws IllegalArgumentException if it is not between 1 ms and 365 days
         */
        public Builder timeout(Duration timeout) {
            this.timeout = PolicyRules.requireDuration("timeout", timeout);
            return this;
        }

        /**
         * Sets the time from start to the first run (default: none). Until then, the check is unknown.
         *
         * @throws IllegalArgumentException if it is negative or longer than 365 days
         */
        public Builder initialDelay(Duration initialDelay) {
            this.initialDelay = PolicyRules.requireDelay("initialDelay", initialDelay);
            return this;
        }

        /**
         * Sets the largest share of the period by which a run comes early, so that instances spread out (default: 0.1).
         *
         * @throws IllegalArgumentException if it is not between 0 and 0.5
         */
        public Builder jitter(double jitter) {
            this.jitter = PolicyRules.requireJitter(jitter);
            return this;
        }

        /**
         * Sets how many consecutive failures make it down (default: 1). The first result takes effect immediately.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder failureThreshold(int failureThreshold) {
            this.failureThreshold = PolicyRules.requirePositive("failureThreshold", failureThreshold);
            return this;
        }

        /**
         * Sets how many consecutive successes make it up again (default: 1).
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder successThreshold(int successThreshold) {
            this.successThreshold = PolicyRules.requirePositive("successThreshold", successThreshold);
            return this;
        }

        /**
         * Sets the age above which a result is stale, and the check unknown (default: 3 × period + timeout).
         *
         * @param staleAfter at least period + timeout
         * @throws IllegalArgumentException if it is not between 1 ms and 365 days
         */
        public Builder staleAfter(Duration staleAfter) {
            this.staleAfter = PolicyRules.requireDuration("staleAfter", staleAfter);
            return this;
        }

        /** Sets what it observes, for a check that does not specify it, such as a lambda. */
        public Builder scope(CheckScope scope) {
            this.scope = requireNonNull(scope, "CheckPolicy.Builder.scope: scope is null");
            return this;
        }

        /**
         * Allows it to be part of liveness although a restart cannot fix it. Its failure then restarts every replica.
         */
        public Builder allowDependencyInLiveness() {
            this.dependencyInLivenessAllowed = true;
            return this;
        }

        /**
         * Lets the checker close the check, which must be {@link AutoCloseable}, once: when it is removed, or when the
         * checker is closed, in reverse order of registration.
         */
        public Builder owned() {
            this.owned = true;
            return this;
        }

        /**
         * Sets the name shown to people, in the detailed view (default: the check's name).
         *
         * @throws IllegalArgumentException if it is blank, or longer than 200 characters
         */
        public Builder displayName(String displayName) {
            metadata = metadata.withDisplayName(displayName);
            return this;
        }

        /**
         * Sets a description of what it verifies, in a sentence.
         *
         * @throws IllegalArgumentException if it is blank, or longer than 1,000 characters
         */
        public Builder description(String description) {
            metadata = metadata.withDescription(description);
            return this;
        }

        /**
         * Sets a page that says what to do about a failure.
         *
         * @throws IllegalArgumentException if it is not an absolute http or https URL, or contains a user or password
         */
        public Builder runbook(URI runbook) {
            metadata = metadata.withRunbook(requireNonNull(runbook, "CheckPolicy.Builder.runbook: runbook is null"));
            return this;
        }

        /** Same as {@link #runbook(URI)}. */
        public Builder runbook(String runbook) {
            metadata = metadata.withRunbook(requireNonNull(runbook, "CheckPolicy.Builder.runbook: runbook is null"));
            return this;
        }

        /**
         * Sets a label to filter and group by; a label of that name is replaced.
         *
         * @param name {@code [a-zA-Z_][a-zA-Z0-9_.-]{0,62}}
         * @param value at most 200 characters
         * @throws IllegalArgumentException if either is malformed, or there would be more than 32 labels
         */
        public Builder label(String name, String value) {
            metadata = metadata.withLabel(name, value);
            return this;
        }

        /** Sets several labels; see {@link #label}. */
        public Builder labels(Map<String, String> labels) {
            requireNonNull(labels, "CheckPolicy.Builder.labels: labels is null").forEach(this::label);
            return this;
        }

        private Duration timeout() {
            return timeout != null ? timeout : PolicyRules.defaultTimeout(schedule);
        }

        private Duration staleAfter() {
            return staleAfter != null ? staleAfter : PolicyRules.defaultStaleAfter(schedule, timeout());
        }

        /** Builds the policy. Combinations of values are validated when the {@link HealthChecker} is built. */
        public CheckPolicy build() {
            return new CheckPolicy(this);
        }
    }
}
