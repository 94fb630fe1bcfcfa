/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A check as it was registered. Immutable.
 *
 * @param historySize how many of its transitions are kept
 * @param interceptors around each run, the first outermost
 */
record CheckDefinition(
        String name,
        Body body,
        CheckScope scope,
        CheckPolicy policy,
        int historySize,
        List<RunInterceptor> interceptors) {
    /** What the engine calls or computes. */
    sealed interface Body {
        /** The user's object. */
        Object check();

        record Blocking(HealthCheck check) implements Body {}

        record Async(AsyncHealthCheck check) implements Body {}

        record Computed(Quorum check) implements Body {}
    }

    static CheckDefinition blocking(String name, HealthCheck check, CheckPolicy policy) {
        requireArguments(name, check, policy);
        return of(name, new Body.Blocking(check), policy.scope() == null ? check.scope() : policy.scope(), policy);
    }

    static CheckDefinition async(String name, AsyncHealthCheck check, CheckPolicy policy) {
        requireArguments(name, check, policy);
        return of(name, new Body.Async(check), policy.scope() == null ? check.scope() : policy.scope(), policy);
    }

    static CheckDefinition quorum(String name, Quorum quorum, CheckPolicy policy) {
        requireArguments(name, quorum, policy);
        CheckScope scope = policy.scope() == null ? CheckScope.DEPENDENCY : policy.scope();
        return of(name, new Body.Computed(quorum), scope, policy);
    }

    /** The policy that the user derives from the defaults. */
    static CheckPolicy configured(String name, Consumer<CheckPolicy.Builder> policy) {
        requireNonNull(name, "check name is null");
        requireNonNull(policy, () -> "check '" + name + "': policy is null");
        CheckPolicy.Builder builder = CheckPolicy.builder();
        try {
            policy.accept(builder);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("check '" + name + "': " + e.getMessage(), e);
        }
        return builder.build();
    }

    private static CheckDefinition of(String name, Body body, CheckScope scope, CheckPolicy policy) {
        return new CheckDefinition(
                name, body, requireNonNull(scope, () -> "check '" + name + "': scope is null"), policy, 0, List.of());
    }

    private static void requireArguments(String name, Object check, CheckPolicy policy) {
        requireNonNull(name, "check name is null");
        requireNonNull(check, () -> "check '" + name + "': check is null");
        requireNonNull(policy, () -> "check '" + name + "': policy is null");
    }

    /** Everything that is invalid about it; empty if it is valid. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(PolicyRules.problems(policy, scope));
        if (policy.owned() && owned() == null) {
            problems.add("owned: " + body.check().getClass().getName() + " (expected: an AutoCloseable)");
        }
        return problems;
    }

    CheckDefinition withHistory(int transitions) {
        return new CheckDefinition(name, body, scope, policy, transitions, interceptors);
    }

    CheckDefinition withInterceptors(List<RunInterceptor> around) {
        return new CheckDefinition(name, body, scope, policy, historySize, around);
    }

    /** What the checker closes when the check is removed, or {@code null}. */
    @Nullable
    AutoCloseable owned() {
        return policy.owned() && body.check() instanceof AutoCloseable closeable ? closeable : null;
    }

    /** The heartbeat, or {@code null} if the check is not one. */
    @Nullable
    Heartbeat heartbeat() {
        return Heartbeat.of(body.check());
    }

    /** What is prepared before its first run, or {@code null}. */
    @Nullable
    Preparable preparation() {
        return body.check() instanceof Preparable preparable ? preparable : null;
    }

    /** The quorum, or {@code null} if the check is not computed. */
    @Nullable
    Quorum quorum() {
        return body instanceof Body.Computed computed ? computed.check() : null;
    }

    /** Whether there is something to run. */
    boolean isRun() {
        return heartbeat() == null && quorum() == null;
    }

    boolean onProbe() {
        return isRun() && policy.schedule() instanceof CheckSchedule.OnProbe;
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
