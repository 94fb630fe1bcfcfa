/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What would only fail in a run is refused where it is passed. */
class NullArgumentsTest {
    @Test
    void nullIsRefusedWhereItIsPassed() {
        refusesNull("ScriptedCheck.on: time", () -> ScriptedCheck.on(null));
        refusesNull("Behavior.down: error", () -> Behavior.down(null, "gone"));
        refusesNull("Behavior.throwing: thrown", () -> Behavior.throwing(null));
        refusesNull("Behavior.after: delay", () -> Behavior.after(null, Behavior.up()));
        refusesNull("Behavior.after: then", () -> Behavior.after(Duration.ZERO, null));
        refusesNull("Behavior.uninterruptiblyAfter: delay", () -> Behavior.uninterruptiblyAfter(null, Behavior.up()));
        refusesNull("Behavior.uninterruptiblyAfter: then", () -> Behavior.uninterruptiblyAfter(Duration.ZERO, null));
        refusesNull("CheckContract.of: factory", () -> CheckContract.of(null));
        refusesNull(
                "CheckContract.secret: secret",
                () -> CheckContract.of((host, port) -> null).secret(null));
        refusesNull("FaultProxy: target", () -> new FaultProxy(null));
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck check = ScriptedCheck.on(time);
            refusesNull("ScriptedCheck.setBehavior: behavior", () -> check.setBehavior(null));
            refusesNull("ScriptedCheck.scope: scope", () -> check.scope(null));
            refusesNull("VirtualTime.build: builder", () -> time.build(null));
            refusesNull("VirtualTime.watch: watcher", () -> time.watch(null));
        }
    }

    private static void refusesNull(String argument, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(argument + " is null");
    }
}
