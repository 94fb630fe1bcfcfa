/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckScope;
import dev.lifesigns.Probes;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of a policy that are set explicitly, by the names that Kubernetes gives them; {@code null} is not set.
 * Immutable.
 *
 * <pre>{@code
 * PolicyOverrides slow = PolicyOverrides.none().period(Duration.ofMinutes(1)).timeout(Duration.ofSeconds(20));
 * }</pre>
 */
public final class PolicyOverrides {
    private static final PolicyOverrides NONE = new PolicyOverrides(Map.of());

    private final Map<String, Setting> settings;

    /** A value, and where it goes. */
    private record Setting(Object value, BiConsumer<CheckPolicy.Builder, Object> setter) {}

    private PolicyOverrides(Map<String, Setting> settings) {
        this.settings = settings;
    }

    /** Nothing is set. */
    public static PolicyOverrides none() {
        return NONE;
    }

    /** The time between runs. */
    public PolicyOverrides period(@Nullable Duration period) {
        return with("period", period, (policy, value) -> policy.period((Duration) value));
    }

    /** The time limit of one run. */
    public PolicyOverrides timeout(@Nullable Duration timeout) {
        return with("timeout", timeout, (policy, value) -> policy.timeout((Duration) value));
    }

    /** The time from start to the first run. */
    public PolicyOverrides initialDelay(@Nullable Duration initialDelay) {
        return with("initialDelay", initialDelay, (policy, value) -> policy.initialDelay((Duration) value));
    }

    /** Age after which a result no longer counts. */
    public PolicyOverrides staleAfter(@Nullable Duration staleAfter) {
        return with("staleAfter", staleAfter, (policy, value) -> policy.staleAfter((Duration) value));
    }

    /** Maximum random reduction of the period, as a fraction: 0 to 0.5. */
    public PolicyOverrides jitter(@Nullable Double jitter) {
        return with("jitter", jitter, (policy, value) -> policy.jitter((Double) value));
    }

    /** Failures in a row that make it down. */
    public PolicyOverrides failureThreshold(@Nullable Integer failureThreshold) {
        return with("failureThreshold", failureThreshold, (policy, value) -> policy.failureThreshold((Integer) value));
    }

    /** Successes in a row that make it up again. */
    public PolicyOverrides successThreshold(@Nullable Integer successThreshold) {
        return with("successThreshold", successThreshold, (policy, value) -> policy.successThreshold((Integer) value));
    }

    /** Whether its failure fails our own probes, or only degrades them. */
    public PolicyOverrides critical(@Nullable Boolean critical) {
        return with("critical", critical, (policy, value) -> policy.critical((Boolean) value));
    }

    /** Our own probes that it belongs to; an empty set is none. */
    public PolicyOverrides probes(@Nullable Set<String> probes) {
        return with(
                "probes",
                probes == null ? null : List.copyOf(probes),
                (policy, value) -> setProbes(policy, (List<?>) value));
    }

    /** What it looks at. */
    public PolicyOverrides scope(@Nullable CheckScope scope) {
        return with("scope", scope, (policy, value) -> policy.scope((CheckScope) value));
    }

    /** These values, overridden by those that the other sets. */
    public PolicyOverrides overriddenBy(PolicyOverrides other) {
        Map<String, Setting> both = new LinkedHashMap<>(settings);
        both.putAll(other.settings);
        return new PolicyOverrides(both);
    }

    /**
     * Sets what was set.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    void applyTo(CheckPolicy.Builder policy) {
        settings.values().forEach(setting -> setting.setter().accept(policy, setting.value()));
    }

    private static void setProbes(CheckPolicy.Builder policy, List<?> probes) {
        if (probes.isEmpty()) {
            policy.noProbe();
            return;
        }
        policy.probes(probes.stream().map(String.class::cast).toArray(String[]::new));
        if (probes.contains(Probes.LIVENESS)) {
            // set explicitly, in the configuration or by the framework's own annotation
            policy.allowDependencyInLiveness();
        }
    }

    private PolicyOverrides with(String name, @Nullable Object value, BiConsumer<CheckPolicy.Builder, Object> setter) {
        if (value == null) {
            return this;
        }
        Map<String, Setting> more = new LinkedHashMap<>(settings);
        more.put(name, new Setting(value, setter));
        return new PolicyOverrides(more);
    }

    /** What is set, by the names of the methods here. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((name, setting) -> values.put(name, setting.value()));
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
