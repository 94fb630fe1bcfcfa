/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.PolicyOverrides;
import dev.lifesigns.contract.AdoptingApplication.Setup;
import dev.lifesigns.contract.AdoptingApplication.Shown;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every adapter that adopts a framework's checks keeps. A test of an adapter extends it, and starts a real application.
 *
 * <pre>{@code
 * class MyFrameworkBridgeContractTest extends BridgeContract {
 *     @Override
 *     protected AdoptingApplication start(AdoptingApplication.Setup setup) {
 *         return new MyApplication(setup);
 *     }
 * }
 * }</pre>
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class BridgeContract {
    /** What a machine that is ten times slower than it should be cannot exceed. */
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    /** Runs when it is asked to, by {@code runAll}. */
    private static final PolicyOverrides BY_HAND =
            PolicyOverrides.none().period(Duration.ofHours(1)).timeout(GENEROUS);

    /** Runs often, and gives up soon. */
    private static final PolicyOverrides OFTEN = PolicyOverrides.none()
            .period(Duration.ofMillis(200))
            .timeout(Duration.ofMillis(150))
            .staleAfter(Duration.ofSeconds(1));

    private final ScriptedForeignCheck check = ScriptedForeignCheck.up();

    /** Starts an application that has these checks, and returns when the framework says that it has started. */
    protected abstract AdoptingApplication start(Setup setup) throws Exception;

    /** Whether a check that answers {@code null} is down; not where the framework itself gives {@code null} a meaning. */
    protected boolean nullIsDown() {
        return true;
    }

    /** Whether the adapter has checks that it passes through. */
    protected boolean passesThrough() {
        return true;
    }

    /** The context class loader that checks should find, given that of the thread which starts the application. */
    protected ClassLoader applicationLoader(ClassLoader starting) {
        return starting;
    }

    /** Lets checks that hang return. */
    @AfterEach
    void release() {
        check.release();
    }

    @Test
    void hasFirstResultsWhenItHasStarted() throws Exception {
        try (AdoptingApplication application = start(BY_HAND)) {
            assertThat(application.ask("db")).isEqualTo(new Shown(true, null));
            assertThat(check.runs()).isEqualTo(1);
        }
    }

    @Test
    void questionsRunNoCheck() throws Exception {
        try (AdoptingApplication application = start(BY_HAND)) {
            for (int i = 0; i < 20; i++) {
                application.ask("db");
            }
            assertThat(check.runs()).isEqualTo(1);
        }
    }

    @Test
    void checkThatHangsIsDownAndNobodyWaitsForIt() throws Exception {
        try (AdoptingApplication application = start(OFTEN)) {
            check.hangs();
            Shown down = await(() -> application.ask("db"), shown -> "stuck".equals(shown.error()));
            assertThat(down.up()).isFalse();
            for (int i = 0; i < 20; i++) {
                assertThat(application.ask("db").up()).isFalse();
            }
            assertThat(check.mostInFlight()).isEqualTo(1);
        }
    }

    /** At ten a second, as many probers would ask. The run returns only when all of them have been answered. */
    @Test
    void everyProbeIsAnsweredWhileACheckHangs() throws Exception {
        try (AdoptingApplication application = start(OFTEN)) {
            check.hangs();
            check.awaitHang(GENEROUS);
            long began = System.nanoTime();
            await(() -> application.ask("db"), shown -> !shown.up());
            Duration noticed = Duration.ofNanos(System.nanoTime() - began);

            ProbeFigures figures =
                    ProbeFigures.of(() -> application.ask("db"), 200, Duration.ofMillis(100), GENEROUS.multipliedBy(2));

            System.out.printf(
                    "%s: down %d ms after the check started to hang (timeout 150 ms); %s%n",
                    getClass().getSimpleName(), noticed.toMillis(), figures);
            assertThat(figures.answers()).hasSize(200).noneMatch(Shown::up);
            assertThat(check.mostInFlight()).isEqualTo(1);
        }
    }

    @Test
    void checkThatHungRecovers() throws Exception {
        try (AdoptingApplication application = start(OFTEN)) {
            check.hangs();
            await(() -> application.ask("db"), shown -> "stuck".equals(shown.error()));
            check.returns(CheckStatus.UP);
            check.release();
            await(() -> application.ask("db"), Shown::up);
        }
    }

    @Test
    void resultThatComesLateIsDropped() throws Exception {
        try (AdoptingApplication application = start(OFTEN)) {
            check.hangs();
            await(() -> application.ask("db"), shown -> "stuck".equals(shown.error()));
            check.returns(CheckStatus.DOWN);
            check.release();
            Shown after = await(() -> application.ask("db"), shown -> shown.up() || shown.error() == null);
            assertThat(after.up()).isFalse();
            assertThat(seen(application, "db").lateResults()).isEqualTo(1);
        }
    }

    @Test
    void checkThatThrowsIsDown() throws Exception {
        try (AdoptingApplication application = start(BY_HAND)) {
            check.fails(new IllegalStateException("no such table"));
            application.health().runAll(GENEROUS);
            assertThat(application.ask("db").up()).isFalse();
            assertThat(seen(application, "db").status()).isEqualTo(CheckStatus.DOWN);
        }
    }

    @Test
    void checkThatAnswersNullIsDown() throws Exception {
        assumeTrue(nullIsDown(), "null has a meaning in this framework");
        try (AdoptingApplication application = start(BY_HAND)) {
            check.returnsNull();
            application.health().runAll(GENEROUS);
            assertThat(application.ask("db").up()).isFalse();
        }
    }

    @Test
    void checkIsHeldByItsThresholds() throws Exception {
        PolicyOverrides thresholds = BY_HAND.failureThreshold(3).successThreshold(2);
        try (AdoptingApplication application = start(thresholds)) {
            check.returns(CheckStatus.DOWN);
            application.health().runAll(GENEROUS);
            application.health().runAll(GENEROUS);
            assertThat(application.ask("db")).isEqualTo(new Shown(true, null));
            application.health().runAll(GENEROUS);
            assertThat(application.ask("db").up()).isFalse();

            check.returns(CheckStatus.UP);
            application.health().runAll(GENEROUS);
            assertThat(application.ask("db").up()).isFalse();
            application.health().runAll(GENEROUS);
            assertThat(application.ask("db")).isEqualTo(new Shown(true, null));
        }
    }

    @Test
    void oldAnswerIsDown() throws Exception {
        try (AdoptingApplication application = start(OFTEN)) {
            await(() -> application.ask("db"), Shown::up);
            application.health().close();
            Shown stale = await(() -> application.ask("db"), shown -> !shown.up());
            assertThat(stale.error()).isEqualTo("stale");
        }
    }

    @Test
    void checkInMemoryIsReadAtEachQuestion() throws Exception {
        assumeTrue(passesThrough(), "this adapter has no checks in memory");
        ScriptedForeignCheck memory = ScriptedForeignCheck.up();
        Setup setup = new Setup(policies(BY_HAND), Map.of("db", check), Map.of("flag", memory));
        try (AdoptingApplication application = start(setup)) {
            assertThat(application.ask("flag").up()).isTrue();
            memory.returns(CheckStatus.DOWN);
            assertThat(application.ask("flag").up()).isFalse();
            assertThat(application.health().handle("flag")).isNull();
        }
    }

    @Test
    void checkMayComeLate() throws Exception {
        try (AdoptingApplication application = start(BY_HAND)) {
            ScriptedForeignCheck late = ScriptedForeignCheck.up();
            application.register("late", late);
            await(() -> application.ask("late"), Shown::up);
            assertThat(late.runs()).isEqualTo(1);
        }
    }

    @Test
    void checkThatComesLateAndHangsIsDown() throws Exception {
        try (AdoptingApplication application = start(OFTEN)) {
            ScriptedForeignCheck late = ScriptedForeignCheck.up();
            late.hangs();
            try {
                application.register("late", late);
                assertThat(application.ask("late").up()).isFalse();
                await(() -> application.ask("late"), shown -> "stuck".equals(shown.error()));
            } finally {
                late.release();
            }
        }
    }

    @Test
    void checkThatWasRemovedIsRunNoMore() throws Exception {
        try (AdoptingApplication application = start(OFTEN)) {
            application.remove("db");
            assertThat(application.health().handle("db")).isNull();
            ScriptedForeignCheck other = ScriptedForeignCheck.up();
            application.register("db", other);
            await(() -> application.ask("db"), Shown::up);
            assertThat(application.health().handle("db")).isNotNull();
            assertThat(other.runs()).isPositive();
        }
    }

    @Test
    void policiesAreReloaded() throws Exception {
        try (AdoptingApplication application = start(BY_HAND)) {
            assertThat(seen(application, "db").critical()).isTrue();
            application.reload(policies(BY_HAND.critical(false)));
            assertThat(seen(application, "db").critical()).isFalse();
            assertThat(application.ask("db")).isEqualTo(new Shown(true, null));
        }
    }

    @Test
    void policiesAreFoundByTheFrameworksName() throws Exception {
        BridgePolicies policies = new BridgePolicies(
                BY_HAND, Map.of("diskSpace", PolicyOverrides.none().critical(false)));
        try (AdoptingApplication application = start(new Setup(policies, Map.of("diskSpace", check), Map.of()))) {
            CheckSnapshot disk = seen(application, "disk-space");
            assertThat(disk.displayName()).isEqualTo("diskSpace");
            assertThat(disk.critical()).isFalse();
            assertThat(application.ask("diskSpace")).isEqualTo(new Shown(true, null));
        }
    }

    @Test
    void engineIsClosedWithTheApplication() throws Exception {
        AdoptingApplication application = start(OFTEN);
        application.close();
        assertThat(application.health().lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void checkThatHangsDoesNotHoldTheApplicationBack() throws Exception {
        try (AdoptingApplication application = start(OFTEN)) {
            check.hangs();
            await(() -> application.ask("db"), shown -> "stuck".equals(shown.error()));
            application.close();
            assertThat(application.health().lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
        }
    }

    @Test
    void checksFindTheContextClassLoaderOfTheApplication() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[0], before);
                URLClassLoader stranger = new URLClassLoader(new URL[0], before)) {
            thread.setContextClassLoader(loader);
            try (AdoptingApplication application = start(BY_HAND)) {
                assertThat(check.loader()).isSameAs(applicationLoader(loader));
                thread.setContextClassLoader(stranger);
                giveToTheEngine(stranger);
                application.health().runAll(GENEROUS);
                assertThat(check.runs()).isEqualTo(2);
                assertThat(check.loader()).isSameAs(applicationLoader(loader));
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Its threads have inherited the right one, so without this it would go unnoticed that it is not set for a run. */
    private static void giveToTheEngine(ClassLoader loader) {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lifesigns-"))
                .forEach(thread -> thread.setContextClassLoader(loader));
    }

    private AdoptingApplication start(PolicyOverrides defaults) throws Exception {
        return start(new Setup(policies(defaults), Map.of("db", check), Map.of()));
    }

    private static BridgePolicies policies(PolicyOverrides defaults) {
        return new BridgePolicies(defaults, Map.of());
    }

    private static CheckSnapshot seen(AdoptingApplication application, String name) {
        return requireNonNull(
                application.health().snapshot().check(name), () -> "the engine has no check '" + name + "'");
    }

    /** Asks until the answer is as expected. */
    private static Shown await(Callable<Shown> question, Predicate<Shown> expected) throws Exception {
        long end = System.nanoTime() + GENEROUS.toNanos();
        while (true) {
            Shown shown = question.call();
            if (expected.test(shown)) {
                return shown;
            }
            assertThat(System.nanoTime())
                    .as("still %s after %s", shown, GENEROUS)
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
