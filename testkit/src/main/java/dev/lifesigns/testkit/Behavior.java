/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What a {@link ScriptedCheck} does when it is run. */
@FunctionalInterface
public interface Behavior {
    /**
     * Acts once. May wait with {@link VirtualTime#sleep} and throw whatever it likes.
     *
     * @throws Throwable whatever the script says
     */
    CheckResult act(VirtualTime time, CheckDeadline deadline) throws Throwable;

    /** Says up at once. */
    static Behavior up() {
        return (time, deadline) -> CheckResult.up();
    }

    /** Says degraded at once. */
    static Behavior degraded(String message) {
        return (time, deadline) -> CheckResult.degraded(message);
    }

    /** Says down at once. */
    static Behavior down(ErrorKind error, String message) {
        return (time, deadline) -> CheckResult.down(error, message);
    }

    /** Throws at once. */
    static Behavior throwing(Throwable thrown) {
        return (time, deadline) -> {
            throw thrown;
        };
    }

    /** Does something else after a while, unless it is interrupted first. */
    static Behavior after(Duration delay, Behavior then) {
        return (time, deadline) -> {
            time.sleep(delay);
            return then.act(time, deadline);
        };
    }

    /** Never returns until it is interrupted or {@link ScriptedCheck#release released}. */
    static Behavior hanging() {
        return after(Duration.ofNanos(Long.MAX_VALUE), up());
    }

    /** Does something else after a while, whoever interrupts it. */
    static Behavior uninterruptiblyAfter(Duration delay, Behavior then) {
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

    /** Never returns, whoever interrupts it, until it is {@link ScriptedCheck#release released}. */
    static Behavior hangingUninterruptibly() {
        return uninterruptiblyAfter(Duration.ofDays(36_500), up());
    }

    /** One after the other, and from the beginning again. */
    static Behavior flapping(Behavior... behaviors) {
        List<Behavior> turns = List.of(behaviors);
        AtomicInteger turn = new AtomicInteger();
        return (time, deadline) ->
                turns.get(Math.floorMod(turn.getAndIncrement(), turns.size())).act(time, deadline);
    }
}
