/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckScope;
import dev.lifesigns.text.DurationText;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.ListShape;
import dev.lifesigns.text.schema.MapShape;
import dev.lifesigns.text.schema.Scalars;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The keys that determine how a check is run, spelled as in {@link CheckPolicy}. */
final class PolicyKeys {
    private static final CheckPolicy DEFAULT = CheckPolicy.builder().build();
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final int MOST_IN_A_ROW = 1_000_000;

    static final Key<Duration> PERIOD = Key.of(
                    "period",
                    Scalars.duration(SHORTEST, DurationText.LONGEST),
                    "Time from the start of one run to the start of the next; longer than the timeout.")
            .or(DEFAULT.period());
    static final Key<Duration> CACHE_FOR = Key.of(
            "cacheFor",
            Scalars.duration(SHORTEST, DurationText.LONGEST),
            "Instead of a period: run only when a probe is read and the last result is older than this,"
                    + " for hosts that freeze idle processes.");
    static final Key<Duration> TIMEOUT = Key.of(
                    "timeout",
                    Scalars.duration(SHORTEST, DurationText.LONGEST),
                    "Time limit of a run. Keep it below the timeout of the prober.")
            .orElse("2s, or half the period if that is less");
    static final Key<Duration> INITIAL_DELAY = Key.of(
                    "initialDelay",
                    Scalars.duration(Duration.ZERO, DurationText.LONGEST),
                    "Delay before the first run; until then the check is unknown.")
            .or(DEFAULT.initialDelay());
    static final Key<Double> JITTER = Key.of(
                    "jitter",
                    Scalars.share(50),
                    "Maximum random reduction of the period, as a fraction, so that replicas do not check in lock-step.")
            .or(DEFAULT.jitter());
    static final Key<Integer> FAILURE_THRESHOLD = Key.of(
                    "failureThreshold",
                    Scalars.integer(1, MOST_IN_A_ROW),
                    "Consecutive failures after which the check is down.")
            .or(DEFAULT.failureThreshold());
    static final Key<Integer> SUCCESS_THRESHOLD = Key.of(
                    "successThreshold",
                    Scalars.integer(1, MOST_IN_A_ROW),
                    "Consecutive successes after which the check is up again.")
            .or(DEFAULT.successThreshold());
    static final Key<Duration> STALE_AFTER = Key.of(
                    "staleAfter",
                    Scalars.duration(SHORTEST, DurationText.LONGEST),
                    "Age after which a result no longer counts; at least period + timeout.")
            .orElse("3 × period + timeout");
    static final Key<Boolean> CRITICAL = Key.of(
                    "critical",
                    Scalars.flag(),
                    "Whether a failure of the check fails its probes; otherwise it only degrades them.")
            .or(DEFAULT.critical());
    static final Key<List<String>> PROBES = Key.of(
                    "probes",
                    new ListShape<>(ProbeNames.SHAPE, 1),
                    "The probes it belongs to. Any other name defines a custom probe.")
            .or(List.copyOf(DEFAULT.probes()));
    static final Key<CheckScope> SCOPE = Key.of(
                    "scope",
                    Scalars.choice(List.of(CheckScope.values()), CheckScope::wireName),
                    "What the check verifies; only a check with scope process may belong to liveness.")
            .orElse("that of the type");
    static final Key<Boolean> ALLOW_DEPENDENCY_IN_LIVENESS = Key.of(
                    "allowDependencyInLiveness",
                    Scalars.flag(),
                    "Allows it in liveness although a restart cannot fix it. A failure then restarts every replica.")
            .or(DEFAULT.dependencyInLivenessAllowed());

    static final Key<String> DISPLAY_NAME = Key.of(
            "displayName",
            Scalars.text("text of 1 to 200 characters", accepts(CheckPolicy.Builder::displayName)),
            "Name for people. Like the next three, shown only in the detailed view.");
    static final Key<String> DESCRIPTION = Key.of(
            "description",
            Scalars.text("text of 1 to 1000 characters", accepts(CheckPolicy.Builder::description)),
            "What the check verifies.");
    static final Key<String> RUNBOOK = Key.of(
            "runbook",
            Scalars.text("an http or https URL without user, password or token", accepts(CheckPolicy.Builder::runbook)),
            "Page that says what to do when the check fails.");
    static final Key<Map<String, String>> LABELS = Key.of(
                    "labels",
                    new MapShape<>(
                            "label",
                            "letters, digits, '_', '.' or '-', starting with a letter or '_'",
                            name -> accepts((policy, label) -> policy.label(label, ""))
                                    .test(name),
                            Scalars.text(
                                    "text of at most 200 characters",
                                    accepts((policy, value) -> policy.label("label", value)))),
                    "Facts to sort and filter by, such as `{team: payments}`.")
            .or(Map.of());

    /** The keys of the section {@code defaults}. */
    static final List<Key<?>> SHARED = List.of(
            PERIOD,
            CACHE_FOR,
            TIMEOUT,
            INITIAL_DELAY,
            JITTER,
            FAILURE_THRESHOLD,
            SUCCESS_THRESHOLD,
            STALE_AFTER,
            CRITICAL,
            PROBES);
    /** The keys that only a single check can have. */
    static final List<Key<?>> OWN =
            List.of(SCOPE, ALLOW_DEPENDENCY_IN_LIVENESS, DISPLAY_NAME, DESCRIPTION, RUNBOOK, LABELS);

    private PolicyKeys() {}

    /** Whether the policy accepts a value, so that its rules are not repeated here. */
    private static Predicate<String> accepts(BiConsumer<CheckPolicy.Builder, String> setter) {
        return value -> {
            try {
                setter.accept(CheckPolicy.builder(), value);
                return true;
            } catch (IllegalArgumentException refused) {
                return false;
            }
        };
    }
}
