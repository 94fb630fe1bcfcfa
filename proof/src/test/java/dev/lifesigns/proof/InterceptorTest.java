/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.RunContext;
import dev.lifesigns.RunInterceptor;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something around every run, which is part of it. */
class InterceptorTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void end() {
        time.close();
    }

    private HealthChecker started(HealthChecker.Builder builder) {
        HealthChecker health = time.build(builder);
        health.start();
        time.settle();
        return health;
    }

    private RunInterceptor noting(String name) {
        return (run, next) -> {
            seen.add(name + " before " + run.check() + " " + run.labels());
            CheckResult result = next.call();
            seen.add(name + " after " + result.status());
            return result;
        };
    }

    @Test
    void interceptorsAreNestedInTheirOrder() {
        started(HealthChecker.builder()
                .interceptor(noting("first"))
                .interceptor(noting("second"))
                .check("database", database, policy -> policy.label("team", "orders")));
        assertThat(seen)
                .containsExactly(
                        "first before database {team=orders}",
                        "second before database {team=orders}",
                        "second after UP",
                        "first after UP");
        assertThat(database.runs()).isEqualTo(1);
    }

    @Test
    void whatAnInterceptorThrowsIsTheOutcome() {
        HealthChecker health = started(HealthChecker.builder()
                .interceptor((run, next) -> {
                    throw new IllegalStateException("no context");
                })
                .check("database", database));
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.FAILED);
        assertThat(database.runs()).isZero();
    }

    @Test
    void itsTimeIsPartOfTheRunAndItIsInterrupted() {
        HealthChecker health = started(HealthChecker.builder()
                .interceptor((run, next) -> {
                    time.sleep(ofMinutes(1));
                    return next.call();
                })
                .check("database", database));
        time.advance(ofSeconds(2));
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        assertThat(time.busyThreads()).isZero();
        assertThat(database.runs()).isZero();
    }

    /** Completes what it returns early: the source is what counts. */
    private static final class Hasty implements RunInterceptor {
        @Override
        public CheckResult intercept(RunContext run, Callable<CheckResult> next) throws Exception {
            return next.call();
        }

        @Override
        public CompletionStage<CheckResult> interceptAsync(RunContext run, Callable<CompletionStage<CheckResult>> next)
                throws Exception {
            next.call();
            return CompletableFuture.completedFuture(CheckResult.degraded("intercepted"));
        }
    }

    @Test
    void anAsynchronousCheckIsStuckUntilItsSourceCompletesWhateverIsAroundIt() {
        CompletableFuture<String> source = new CompletableFuture<>();
        HealthChecker health = started(HealthChecker.builder()
                .interceptor(new Hasty())
                .asyncCheck("search", AsyncHealthCheck.of(deadline -> source, pong -> CheckResult.up())));
        time.advance(ofMinutes(1));
        assertThatHealth(health).hasCheck("search", CheckStatus.DOWN, ErrorKind.STUCK);
        source.complete("pong");
        time.advance(ofSeconds(10));
        assertThatHealth(health).hasCheck("search", CheckStatus.DEGRADED);
    }
}
