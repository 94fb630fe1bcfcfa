/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who closes what, when, and how often. */
class OwnershipTest {
    private final CapturedLog log = CapturedLog.open();
    private final VirtualTime time = VirtualTime.create();
    private final List<String> closed = new ArrayList<>();

    @AfterEach
    void end() {
        time.close();
        log.close();
    }

    /** A check with something to close, such as a connection. */
    private final class Connection implements HealthCheck, AutoCloseable {
        private final String name;
        private final ScriptedCheck body = ScriptedCheck.on(time);

        Connection(String name) {
            this.name = name;
        }

        @Override
        public CheckResult check(CheckDeadline deadline) {
            return body.check(deadline);
        }

        @Override
        public void close() {
            closed.add(name);
            if (name.equals("broken")) {
                throw new IllegalStateException("of a connection");
            }
        }
    }

    @Test
    void theCheckerClosesWhatItOwnsTheLastFirstAndNothingElse() {
        HealthChecker health = time.build(HealthChecker.builder()
                .own(() -> closed.add("pool"))
                .check("a", new Connection("a"), CheckPolicy.Builder::owned)
                .check("b", new Connection("broken"), CheckPolicy.Builder::owned)
                .check("c", new Connection("c"))
                .check("d", new Connection("d"), CheckPolicy.Builder::owned));
        health.start();
        time.settle();
        assertThat(closed).isEmpty();

        health.close();
        health.close();

        assertThat(closed).containsExactly("d", "broken", "a", "pool");
    }

    @Test
    void whatIsNeverStartedIsClosedAsWell() {
        time.build(HealthChecker.builder().check("a", new Connection("a"), CheckPolicy.Builder::owned))
                .close();
        assertThat(closed).containsExactly("a");
    }

    @Test
    void aRemovedCheckIsClosedAtOnceWhenItIsIdle() {
        HealthChecker health = time.build(HealthChecker.builder());
        health.start();
        CheckHandle handle = health.add("a", new Connection("a"), CheckPolicy.Builder::owned);
        time.settle();
        handle.remove();
        assertThat(closed).containsExactly("a");
        handle.remove();
        health.close();
        assertThat(closed).containsExactly("a");
    }

    @Test
    void aRemovedCheckIsClosedWhenItsRunHasReturned() {
        HealthChecker health = time.build(HealthChecker.builder());
        health.start();
        Connection slow = new Connection("a");
        slow.body.setBehavior(Behavior.uninterruptiblyAfter(ofSeconds(1), Behavior.up()));
        CheckHandle handle = health.add("a", slow, CheckPolicy.Builder::owned);
        time.settle();
        handle.remove();
        time.advance(ofMillis(999));
        assertThat(closed).isEmpty();
        time.advance(ofMillis(1));
        assertThat(closed).containsExactly("a");
        time.advance(ofSeconds(10));
        health.close();
        assertThat(closed).containsExactly("a");
    }

    @Test
    void aRemovedCheckThatHangsIsClosedAtItsDeadline() {
        HealthChecker health = time.build(HealthChecker.builder());
        health.start();
        Connection hanging = new Connection("a");
        hanging.body.setBehavior(Behavior.hangingUninterruptibly());
        CheckHandle handle = health.add("a", hanging, CheckPolicy.Builder::owned);
        time.advance(ofSeconds(1));
        handle.remove();
        time.advance(ofMillis(999));
        assertThat(closed).isEmpty();
        time.advance(ofMillis(1));
        assertThat(closed).containsExactly("a");
    }

    @Test
    void whatHasNotReturnedIsClosedWithTheChecker() {
        HealthChecker health = time.build(HealthChecker.builder());
        health.start();
        Connection hanging = new Connection("a");
        hanging.body.setBehavior(Behavior.hangingUninterruptibly());
        CheckHandle handle = health.add("a", hanging, CheckPolicy.Builder::owned);
        time.advance(ofSeconds(1));
        handle.remove();
        health.close();
        assertThat(closed).containsExactly("a");
        time.advance(ofSeconds(10));
        assertThat(closed).containsExactly("a");
    }

    @Test
    void aReplacementClosesWhatItReplacesUnlessItIsTheSame() {
        HealthChecker health = time.build(HealthChecker.builder());
        Connection connection = new Connection("a");
        CheckHandle handle = health.add("a", connection, CheckPolicy.Builder::owned);
        handle.replace(connection, policy -> policy.owned().nonCritical());
        assertThat(closed).isEmpty();
        handle.replace(new Connection("b"), CheckPolicy.Builder::owned);
        assertThat(closed).containsExactly("a");
        health.close();
        assertThat(closed).containsExactly("a", "b");
    }

    @Test
    void aCheckThatIsRegisteredTwiceIsClosedOnce() {
        HealthChecker health = time.build(HealthChecker.builder());
        Connection shared = new Connection("shared");
        CheckHandle first = health.add("first", shared, CheckPolicy.Builder::owned);
        health.add("second", shared, CheckPolicy.Builder::owned);
        first.remove();
        assertThat(closed).isEmpty();
        health.close();
        assertThat(closed).containsExactly("shared");
    }

    @Test
    void whatWasRefusedIsNotOwned() {
        HealthChecker health = time.build(HealthChecker.builder().check("a", deadline -> CheckResult.up()));
        try {
            health.add("a", new Connection("a"), CheckPolicy.Builder::owned);
        } catch (IllegalArgumentException expected) {
            health.close();
        }
        assertThat(closed).isEmpty();
    }
}
