/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;

/**
 * One check as it was registered. Immutable.
 *
 * @param historySize how many transitions of it are kept
 */
record CheckDefinition(String name, Body body, Scope scope, CheckPolicy policy, int historySize) {
    /** What is called. */
    sealed interface Body {
        record Blocking(HealthCheck check) implements Body {}

        record Async(AsyncHealthCheck check) implements Body {}
    }

    static CheckDefinition blocking(String name, HealthCheck check, CheckPolicy policy) {
        return of(name, new Body.Blocking(check), check.scope(), policy);
    }

    static CheckDefinition async(String name, AsyncHealthCheck check, CheckPolicy policy) {
        return of(name, new Body.Async(check), check.scope(), policy);
    }

    /** The policy that the user makes of the defaults. */
    static CheckPolicy configured(String name, Consumer<CheckPolicy.Builder> policy) {
        CheckPolicy.Builder builder = CheckPolicy.builder();
        try {
            policy.accept(builder);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("check '" + name + "': " + e.getMessage(), e);
        }
        return builder.build();
    }

    private static CheckDefinition of(String name, Body body, Scope own, CheckPolicy policy) {
        requireNonNull(name, "name");
        Scope scope = policy.scope() == null ? own : policy.scope();
        return new CheckDefinition(name, body, requireNonNull(scope, () -> "check '" + name + "': scope"), policy, 0);
    }

    CheckDefinition withHistory(int transitions) {
        return new CheckDefinition(name, body, scope, policy, transitions);
    }

    boolean onProbe() {
        return policy.schedule() instanceof Schedule.OnProbe;
    }

    long timeoutNanos() {
        return policy.timeout().toNanos();
    }

    long periodNanos() {
        return policy.period().toNanos();
    }

    long initialDelayNanos() {
        return policy.initialDelay().toNanos();
    }

    long staleAfterNanos() {
        return policy.staleAfter().toNanos();
    }
}
