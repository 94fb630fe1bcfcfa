/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class DecoratedCheckTest {
    private static final CheckDeadline SOON = CheckDeadline.after(Duration.ofSeconds(1));

    /** A check that can be closed and has a scope of its own. */
    private static final class Owned implements HealthCheck, AutoCloseable {
        private boolean closed;

        @Override
        public CheckResult check(CheckDeadline deadline) {
            return CheckResult.up();
        }

        @Override
        public CheckScope scope() {
            return CheckScope.HOST;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class OwnedAsync implements AsyncHealthCheck, AutoCloseable {
        private boolean closed;

        @Override
        public CompletionStage<CheckResult> check(CheckDeadline deadline) {
            return CompletableFuture.completedFuture(CheckResult.up());
        }

        @Override
        public CheckScope scope() {
            return CheckScope.PROCESS;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void aDecoratedCheckKeepsItsScopeAndIsClosed() throws Exception {
        Owned owned = new Owned();
        HealthCheck decorated = HealthCheck.decorate(
                owned, (check, deadline) -> check.check(deadline).withDetail("zone", "b"));
        assertThat(decorated.check(SOON)).isEqualTo(CheckResult.up().withDetail("zone", "b"));
        assertThat(decorated.scope()).isEqualTo(CheckScope.HOST);
        ((AutoCloseable) decorated).close();
        assertThat(owned.closed).isTrue();
    }

    @Test
    void aCheckWithAnotherScopeIsClosedToo() throws Exception {
        Owned owned = new Owned();
        HealthCheck process = owned.withScope(CheckScope.PROCESS);
        assertThat(process.scope()).isEqualTo(CheckScope.PROCESS);
        assertThat(process.check(SOON)).isEqualTo(CheckResult.up());
        ((AutoCloseable) process.withScope(CheckScope.DEPENDENCY)).close();
        assertThat(owned.closed).isTrue();
    }

    @Test
    void anAsynchronousCheckIsDecoratedAlike() throws Exception {
        OwnedAsync owned = new OwnedAsync();
        AsyncHealthCheck decorated = AsyncHealthCheck.decorate(
                owned, (check, deadline) -> check.check(deadline).thenApply(result -> result.withDetail("zone", "b")));
        assertThat(decorated.check(SOON).toCompletableFuture().get())
                .isEqualTo(CheckResult.up().withDetail("zone", "b"));
        assertThat(decorated.scope()).isEqualTo(CheckScope.PROCESS);
        AsyncHealthCheck host = decorated.withScope(CheckScope.HOST);
        assertThat(host.scope()).isEqualTo(CheckScope.HOST);
        ((AutoCloseable) host).close();
        assertThat(owned.closed).isTrue();
    }

    @Test
    void whatCannotBeClosedIsLeftAlone() throws Exception {
        HealthCheck plain = deadline -> CheckResult.up();
        ((AutoCloseable) plain.withScope(CheckScope.HOST)).close();
        assertThat(plain.withScope(CheckScope.HOST).check(SOON)).isEqualTo(CheckResult.up());
    }

    @Test
    void whatIsMissingIsNamed() {
        HealthCheck plain = deadline -> CheckResult.up();
        assertThatNullPointerException()
                .isThrownBy(() -> plain.withScope(null))
                .withMessage("HealthCheck.withScope: scope is null");
        assertThatNullPointerException()
                .isThrownBy(() -> HealthCheck.decorate(null, (check, deadline) -> check.check(deadline)))
                .withMessage("HealthCheck.decorate: check is null");
        assertThatNullPointerException()
                .isThrownBy(() -> HealthCheck.decorate(plain, null))
                .withMessage("HealthCheck.decorate: around is null");
    }
}
