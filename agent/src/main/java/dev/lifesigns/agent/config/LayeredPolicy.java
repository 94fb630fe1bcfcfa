/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.CheckScope;
import dev.lifesigns.Probes;
import dev.lifesigns.text.DurationText;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.Values;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policy of one check: from its own entry, else {@code defaults}, else the engine's defaults. Reports which
 * combinations are unsound, and where each value came from.
 */
final class LayeredPolicy {
    private final RawCheck check;
    private final Values defaults;
    private final ParseContext context;

    LayeredPolicy(RawCheck check, Values defaults, ParseContext context) {
        this.check = check;
        this.defaults = defaults;
        this.context = context;
    }

    /** A value and where it came from; {@code position} is {@code null} for a default of the engine. */
    private record Origin<T>(T value, Key<T> key, @Nullable Position position, boolean isOwn) {
        String words() {
            return key.name() + " " + key.shape().written(value) + source();
        }

        String source() {
            if (position == null) {
                return " by default";
            }
            return " at line " + position.line() + (isOwn ? "" : " in 'defaults'");
        }
    }

    /** The policy, or {@code null} after at least one finding, here or before. */
    @Nullable
    CheckPolicy policy() {
        Key<Duration> scheduleKey = scheduleKey();
        boolean readable = Stream.concat(PolicyKeys.SHARED.stream(), PolicyKeys.OWN.stream())
                .noneMatch(this::isRefused);
        boolean nested = timeoutsNest(scheduleKey);
        return readable && nested ? build(scheduleKey) : null;
    }

    /** Reports a check that is part of liveness although a restart cannot fix what it verifies. */
    void requireLivenessWithout(CheckScope scope, CheckPolicy policy) {
        if (scope == CheckScope.PROCESS
                || policy.dependencyInLivenessAllowed()
                || !policy.probes().contains(Probes.LIVENESS)) {
            return;
        }
        Position own = check.values().position(PolicyKeys.PROBES);
        context.error(
                own == null ? check.where().position() : own,
                check.where().label() + ": probes: liveness" + (own == null ? " of 'defaults'" : "")
                        + " (expected: no liveness for a check of scope " + scope.wireName()
                        + ", because a restart cannot fix it; move it to readiness,"
                        + " or write 'allowDependencyInLiveness: true')");
    }

    /** Where the value of a key comes from: the check's own entry, or {@code defaults}, or neither. */
    @Nullable
    Position position(Key<?> key) {
        Origin<?> origin = origin(key);
        return origin == null ? null : origin.position();
    }

    private CheckPolicy build(Key<Duration> scheduleKey) {
        CheckPolicy.Builder policy = CheckPolicy.builder();
        policy.schedule(schedule(scheduleKey));
        Origin<Duration> timeout = origin(PolicyKeys.TIMEOUT);
        if (timeout != null) {
            policy.timeout(timeout.value());
        }
        policy.initialDelay(value(PolicyKeys.INITIAL_DELAY));
        policy.jitter(value(PolicyKeys.JITTER));
        policy.failureThreshold(value(PolicyKeys.FAILURE_THRESHOLD));
        policy.successThreshold(value(PolicyKeys.SUCCESS_THRESHOLD));
        policy.critical(value(PolicyKeys.CRITICAL));
        policy.probes(value(PolicyKeys.PROBES).toArray(String[]::new));
        Origin<Duration> staleAfter = origin(PolicyKeys.STALE_AFTER);
        if (staleAfter != null) {
            policy.staleAfter(staleAfter.value());
        }
        Origin<CheckScope> scope = origin(PolicyKeys.SCOPE);
        if (scope != null) {
            policy.scope(scope.value());
        }
        if (value(PolicyKeys.ALLOW_DEPENDENCY_IN_LIVENESS)) {
            policy.allowDependencyInLiveness();
        }
        describe(policy);
        return policy.build();
    }

    private void describe(CheckPolicy.Builder policy) {
        Values own = check.values();
        String displayName = own.written(PolicyKeys.DISPLAY_NAME);
        if (displayName != null) {
            policy.displayName(displayName);
        }
        String description = own.written(PolicyKeys.DESCRIPTION);
        if (description != null) {
            policy.description(description);
        }
        String runbook = own.written(PolicyKeys.RUNBOOK);
        if (runbook != null) {
            policy.runbook(runbook);
        }
        policy.labels(value(PolicyKeys.LABELS));
    }

    /** Whether {@code period} or {@code cacheFor} applies: the check's own entry wins over the defaults. */
    private Key<Duration> scheduleKey() {
        for (Values layer : List.of(check.values(), defaults)) {
            boolean period = layer.has(PolicyKeys.PERIOD);
            boolean cacheFor = layer.has(PolicyKeys.CACHE_FOR) && !layer.isUnresolved(PolicyKeys.CACHE_FOR);
            Position position = layer.position(PolicyKeys.CACHE_FOR);
            if (period && cacheFor && position != null) {
                String label = layer == defaults ? "defaults." : check.where().label() + ": ";
                context.error(position, label + "cacheFor: together with a period (expected: only one of them)");
            }
            if (period || cacheFor) {
                return period ? PolicyKeys.PERIOD : PolicyKeys.CACHE_FOR;
            }
        }
        return PolicyKeys.PERIOD;
    }

    private boolean timeoutsNest(Key<Duration> scheduleKey) {
        if (isRefused(scheduleKey) || isRefused(PolicyKeys.TIMEOUT)) {
            return false;
        }
        Origin<Duration> period = required(scheduleKey);
        Origin<Duration> timeout = timeout(scheduleKey);
        boolean nested = true;
        if (scheduleKey == PolicyKeys.PERIOD && period.value().compareTo(timeout.value()) <= 0) {
            report(List.of(timeout, period), timeout.words() + " (expected: less than the " + period.words() + ")");
            nested = false;
        }
        Origin<Duration> staleAfter = isRefused(PolicyKeys.STALE_AFTER) ? null : origin(PolicyKeys.STALE_AFTER);
        Duration soonest = period.value().plus(timeout.value());
        if (staleAfter != null && staleAfter.value().compareTo(soonest) < 0) {
            report(
                    List.of(staleAfter, period, timeout),
                    staleAfter.words() + " (expected: at least " + DurationText.print(soonest) + ", that is "
                            + period.words() + " + " + timeout.words() + ")");
            nested = false;
        }
        return nested;
    }

    /** The timeout from the file, else the one that follows from the schedule. */
    private Origin<Duration> timeout(Key<Duration> scheduleKey) {
        Origin<Duration> written = origin(PolicyKeys.TIMEOUT);
        if (written != null) {
            return written;
        }
        Duration derived =
                CheckPolicy.builder().schedule(schedule(scheduleKey)).build().timeout();
        return new Origin<>(derived, PolicyKeys.TIMEOUT, null, false);
    }

    private CheckSchedule schedule(Key<Duration> key) {
        return key == PolicyKeys.CACHE_FOR ? CheckSchedule.onProbe(value(key)) : CheckSchedule.every(value(key));
    }

    /**
     * One finding for a combination, at the first of its values in the check, else at the first in the defaults; then
     * it is the same finding for all checks.
     */
    private void report(List<Origin<Duration>> origins, String message) {
        for (Origin<Duration> origin : origins) {
            if (origin.isOwn() && origin.position() != null) {
                context.error(origin.position(), check.where().label() + ": " + message);
                return;
            }
        }
        for (Origin<Duration> origin : origins) {
            if (origin.position() != null) {
                context.error(origin.position(), "defaults: " + message);
                return;
            }
        }
    }

    private boolean isRefused(Key<?> key) {
        return check.values().has(key) ? check.values().isRefused(key) : defaults.isRefused(key);
    }

    private <T> T value(Key<T> key) {
        return required(key).value();
    }

    private <T> Origin<T> required(Key<T> key) {
        Origin<T> origin = origin(key);
        if (origin == null) {
            throw new IllegalStateException("key '" + key.name() + "': no value (expected: a default)");
        }
        return origin;
    }

    private <T> @Nullable Origin<T> origin(Key<T> key) {
        T own = check.values().written(key);
        if (own != null) {
            return new Origin<>(own, key, check.values().position(key), true);
        }
        T shared = defaults.written(key);
        if (shared != null) {
            return new Origin<>(shared, key, defaults.position(key), false);
        }
        T builtIn = key.defaultValue();
        return builtIn == null ? null : new Origin<>(builtIn, key, null, false);
    }
}
