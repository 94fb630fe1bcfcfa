/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a {@link ScriptedCheck} does when it runs.
 *
 * <pre>{@code
 * database.setBehavior(Behavior.flapping(Behavior.up(), Behavior.down(ErrorKind.UNREACHABLE, "refused")));
 * }</pre>
 */
@FunctionalInterface
public interface Behavior {
    /**
     * Performs one run. May wait with {@link VirtualTime#sleep}, and throw anything.
     *
     * @throws Throwable anything
     */
    CheckResult act(VirtualTime time, CheckDeadline deadline) throws Throwable;

    /** Returns up immediately. */
    static Behavior up() {
        return (time, deadline) -> CheckResult.up();
    }

    /** Returns degraded immediately. */
    static Behavior degraded(String message) {
        return (time, deadline) -> CheckResult.degraded(message);
    }

    /** Returns down immediately. */
    static Behavior down(ErrorKind error, String message) {
        requireNonNull(error, "Behavior.down: error is null");
        return (time, deadline) -> CheckResult.down(error, message);
    }

    /** Throws immediately. */
    static Behavior throwing(Throwable thrown) {
        requireNonNull(thrown, "Behavior.throwing: thrown is null");
        return (time, deadline) -> {
            throw thrown;
        };
    }

    /** Waits, then behaves like {@code then}, unless it is interrupted first. */
    static Behavior after(Duration delay, Behavior then) {
        requireNonNull(delay, "Behavior.after: delay is null");
        requireNonNull(then, "Behavior.after: then is null");
        return (time, deadline) -> {
            time.sleep(delay);
            return then.act(time, deadline);
        };
    }

    /** Does not return until it is interrupted or {@link ScriptedCheck#release released}. */
    static Behavior hanging() {
        return after(Duration.ofNanos(Long.MAX_VALUE), up());
    }

    /** Waits, then behaves like {@code then}; ignores interrupts. */
    static Behavior uninterruptiblyAfter(Duration delay, Behavior then) {
        requireNonNull(delay, "Behavior.uninterruptiblyAfter: delay is null");
        requireNonNull(then, "Behavior.uninterruptiblyAfter: then is null");
        return (time, deadline) -> {
            Duration end = time.elapsed().plus(delay);
            boolean slept = false;
            while (!slept) {
                try {
                    time.sleep(end.minus(time.elapsed()));
                    slept = true;
                } catch (InterruptedException ignored) {
                    slept = time.elapsed().compareTo(end) >= 0;
                }
            }
            return then.act(time, deadline);
        };
    }

    /** Does not return until it is {@link ScriptedCheck#release released}; ignores interrupts. */
    static Behavior hangingUninterruptibly() {
        return uninterruptiblyAfter(Duration.ofDays(36_500), up());
    }

    /** Behaves like one of these per run, in order, starting over after the last. */
    static Behavior flapping(Behavior... behaviors) {
        requireNonNull(behaviors, "Behavior.flapping: behaviors is null");
        for (Behavior behavior : behaviors) {
            requireNonNull(behavior, "Behavior.flapping: behavior is null");
        }
        List<Behavior> turns = List.of(behaviors);
        AtomicInteger turn = new AtomicInteger();
        return (time, deadline) ->
                turns.get(Math.floorMod(turn.getAndIncrement(), turns.size())).act(time, deadline);
    }
}
