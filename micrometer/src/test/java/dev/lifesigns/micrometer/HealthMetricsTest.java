/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a scrape says, whatever happens to checks, checker, registry and binder. */
class HealthMetricsTest {
    private static final String STATUS = "health_check_status{check=\"database\",status=\"%s\"}";
    private static final String RUNS = "health_check_runs_total{check=\"database\",outcome=\"%s\"}";
    private static final String COUNT = "health_check_duration_seconds_count{check=\"database\"}";
    private static final String SUM = "health_check_duration_seconds_sum{check=\"database\"}";
    private static final String AGE = "health_check_age_seconds{check=\"database\"}";
    private static final String STUCK = "health_check_stuck{check=\"database\"}";

    private final VirtualMetrics metrics = new VirtualMetrics();
    private final ScriptedCheck database = ScriptedCheck.on(metrics.time);

    @AfterEach
    void close() {
        metrics.close();
    }

    /** A checker with the database, started. */
    private HealthChecker health() {
        HealthChecker health = metrics.time.build(HealthChecker.builder().check("database", database));
        health.start();
        return health;
    }

    private double value(String series, String... parts) {
        return metrics.scrape().value(String.format(series, (Object[]) parts));
    }

    @Test
    void runsAndDurationsAreCountedAsTheyHappen() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        database.setBehavior(Behavior.after(Duration.ofMillis(30), Behavior.up()));
        metrics.advance(Duration.ofSeconds(35));

        double runs = database.runs();
        assertThat(runs).isGreaterThan(2);
        assertThat(value(RUNS, "up")).isEqualTo(runs);
        assertThat(value(COUNT)).isEqualTo(runs);
        assertThat(value(SUM)).isEqualTo(runs * 0.03);
        assertThat(value("health_check_duration_seconds_bucket{check=\"database\",le=\"0.025\"}"))
                .isZero();
        assertThat(value("health_check_duration_seconds_bucket{check=\"database\",le=\"0.05\"}"))
                .isEqualTo(runs);
        assertThat(value(STATUS, "up")).isEqualTo(1);
        assertThat(value("health_check_transitions_total{check=\"database\",to=\"up\"}"))
                .isEqualTo(1);
    }

    @Test
    void runsBeforeTheBinderWasBoundCount() {
        HealthChecker health = health();
        metrics.advance(Duration.ofMinutes(5));
        metrics.of(health).bindTo(metrics.registry);

        assertThat(value(COUNT)).isEqualTo(database.runs());
        assertThat(value(RUNS, "up")).isEqualTo(database.runs());
    }

    @Test
    void aFailureAndATimeoutShow() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        database.setBehavior(Behavior.hanging());
        metrics.advance(Duration.ofSeconds(20));

        assertThat(value(STATUS, "down")).isEqualTo(1);
        assertThat(value(STATUS, "up")).isZero();
        assertThat(value(RUNS, "timeout")).isPositive().isEqualTo(value(COUNT));
        assertThat(value("health_probe_status{probe=\"readiness\",status=\"down\"}"))
                .isEqualTo(1);
    }

    @Test
    void aRunThatIsStuckShowsWhileItIs() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        database.setBehavior(Behavior.hangingUninterruptibly());
        metrics.advance(Duration.ofSeconds(20));
        assertThat(value(STUCK)).isEqualTo(1);

        database.setBehavior(Behavior.up());
        database.release();
        metrics.advance(Duration.ofSeconds(20));
        assertThat(value(STUCK)).isZero();
    }

    /** A process that was stopped, or an engine without a thread: nothing runs, and nothing looks. */
    @Test
    void whatGetsOldShowsAlthoughNothingRuns() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        metrics.advance(Duration.ofSeconds(1));
        double age = value(AGE);
        assertThat(value(STATUS, "up")).isEqualTo(1);

        metrics.time.freeze(Duration.ofSeconds(5));
        assertThat(value(AGE)).isEqualTo(age + 5);
        metrics.time.freeze(Duration.ofHours(1));
        assertThat(value(AGE)).isEqualTo(age + 3605);
        assertThat(value(STATUS, "unknown")).isEqualTo(1);
        assertThat(value(STATUS, "up")).isZero();
    }

    @Test
    void aWallClockThatJumpsBackMakesNoAgeNegative() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        metrics.advance(Duration.ofSeconds(1));
        metrics.time.jumpWallClock(Duration.ofHours(-1));

        assertThat(value(AGE)).isBetween(0.0, 1.0);
    }

    @Test
    void timesAreThereOnceTheyExist() {
        HealthChecker health = metrics.time.build(HealthChecker.builder().check("database", database));
        metrics.of(health).bindTo(metrics.registry);
        database.setBehavior(Behavior.hanging());
        assertThat(metrics.scrape().names()).doesNotContain("health_check_age_seconds");

        health.start();
        metrics.advance(Duration.ofSeconds(20));
        assertThat(metrics.scrape().names())
                .contains("health_check_age_seconds")
                .doesNotContain("health_check_last_success_timestamp_seconds");
        database.setBehavior(Behavior.up());
        metrics.advance(Duration.ofSeconds(20));
        assertThat(value("health_check_last_success_timestamp_seconds{check=\"database\"}"))
                .isBetween(
                        metrics.time.now().getEpochSecond() - 20.0,
                        metrics.time.now().getEpochSecond() + 1.0);
    }

    @Test
    void aCheckThatIsAddedComesAndOneThatIsRemovedGoes() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        CheckHandle tenant = health.add("tenant", deadline -> CheckResult.up());
        metrics.look();
        assertThat(metrics.scrape().sum("health_check_status", "tenant")).isEqualTo(1);

        metrics.advance(Duration.ofSeconds(20));
        assertThat(value("health_check_runs_total{check=\"tenant\",outcome=\"up\"}"))
                .isPositive();
        tenant.remove();
        metrics.look();
        assertThat(metrics.scrape().has("tenant")).isFalse();
        assertThat(metrics.scrape().has("database")).isTrue();
    }

    /** A rate over a sample that is not a number is none. */
    @Test
    void untilTheNextLookTheCountersOfARemovedCheckStay() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        metrics.advance(Duration.ofSeconds(35));
        double runs = value(RUNS, "up");
        health.handle("database").remove();

        assertThat(value(RUNS, "up")).isEqualTo(runs).isPositive();
        assertThat(value(STATUS, "up")).isNaN();
    }

    @Test
    void aReplacementContinuesTheCounts() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        metrics.advance(Duration.ofSeconds(35));
        double before = value(COUNT);
        health.handle("database").replace(deadline -> CheckResult.down("broken"));
        metrics.advance(Duration.ofSeconds(35));

        assertThat(value(RUNS, "up")).isEqualTo(before);
        assertThat(value(RUNS, "down")).isPositive();
        assertThat(value(COUNT)).isEqualTo(before + value(RUNS, "down"));
    }

    @Test
    void aNameThatIsReusedStartsAnew() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        metrics.advance(Duration.ofSeconds(35));
        health.handle("database").remove();
        HealthCheck broken = deadline -> CheckResult.down("broken");
        health.add("database", broken);
        metrics.advance(Duration.ofMinutes(5));

        assertThat(value(RUNS, "up")).isZero();
        assertThat(value(RUNS, "down")).isPositive();
        assertThat(value(COUNT)).isEqualTo(value(RUNS, "down"));
        assertThat(value(STATUS, "down")).isEqualTo(1);
    }

    @Test
    void twoRegistriesSayTheSame() {
        HealthChecker health = health();
        HealthMetrics binder = metrics.of(health);
        binder.bindTo(metrics.registry);
        metrics.advance(Duration.ofSeconds(35));
        PrometheusMeterRegistry other = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        binder.bindTo(other);
        database.setBehavior(Behavior.after(Duration.ofMillis(700), Behavior.degraded("slow")));
        metrics.advance(Duration.ofSeconds(35));

        Scrape second = Scrape.of(other);
        assertThat(second.value(String.format(RUNS, "degraded"))).isPositive();
        metrics.scrape().samples().forEach((series, value) -> {
            if (!series.contains("_max{")) {
                assertThat(second.value(series)).as(series).isEqualTo(value);
            }
        });
        assertThat(second.samples()).hasSameSizeAs(metrics.scrape().samples());
    }

    @Test
    void twoCheckersShareARegistryByATag() {
        HealthChecker health = health();
        HealthChecker other =
                metrics.time.build(HealthChecker.builder().check("database", deadline -> CheckResult.up()));
        metrics.of(health, Tags.of("checker", "a")).bindTo(metrics.registry);
        HealthMetrics second = metrics.of(other, Tags.of("checker", "b"));
        second.bindTo(metrics.registry);
        metrics.advance(Duration.ofSeconds(1));

        assertThat(value("health_check_status{check=\"database\",checker=\"a\",status=\"up\"}"))
                .isEqualTo(1);
        assertThat(value("health_check_status{check=\"database\",checker=\"b\",status=\"unknown\"}"))
                .isEqualTo(1);
        second.close();
        assertThat(metrics.scrape().has("checker=\"b\"")).isFalse();
        assertThat(metrics.scrape().has("checker=\"a\"")).isTrue();
    }

    @Test
    void aGateShowsFromItsFirstUse() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        assertThat(metrics.scrape().has("gate=")).isFalse();
        health.gate("maintenance").close("for the test");
        metrics.look();
        assertThat(value("health_gate_closed{gate=\"maintenance\"}")).isEqualTo(1);

        health.gate("maintenance").open();
        assertThat(value("health_gate_closed{gate=\"maintenance\"}")).isZero();
    }

    @Test
    void aCheckerThatIsClosedKeepsItsCountsAndGetsOld() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        metrics.time.advance(Duration.ofSeconds(35));
        health.close();
        metrics.look();
        metrics.advance(Duration.ofHours(1));

        assertThat(value(RUNS, "up")).isEqualTo(database.runs());
        assertThat(value(COUNT)).isEqualTo(database.runs());
        assertThat(value(AGE)).isGreaterThan(3600);
        assertThat(metrics.pendingLooks()).isZero();
    }

    @Test
    void aCheckerThatIsClosedAlreadyCanBeBound() {
        HealthChecker health = health();
        metrics.time.advance(Duration.ofSeconds(35));
        health.close();
        metrics.of(health).bindTo(metrics.registry);

        assertThat(value(COUNT)).isEqualTo(database.runs());
    }

    @Test
    void aBinderThatIsClosedLeavesNothing() {
        HealthChecker health = health();
        HealthMetrics binder = metrics.of(health);
        binder.bindTo(metrics.registry);
        metrics.registry.counter("orders").increment();
        metrics.advance(Duration.ofSeconds(1));
        binder.close();
        binder.close();
        health.add("tenant", deadline -> CheckResult.up());
        metrics.advance(Duration.ofMinutes(1));

        assertThat(metrics.scrape().names()).containsExactly("orders_total");
        assertThat(metrics.pendingLooks()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> binder.bindTo(metrics.registry))
                .withMessage("HealthMetrics.bindTo: the binder is closed (expected: open)");
    }

    /** As scraped every five seconds, while everything changes but the registration. */
    @Test
    void noCounterEverDecreases() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        Random random = new Random(7);
        List<Behavior> behaviors = List.of(
                Behavior.up(),
                Behavior.hanging(),
                Behavior.hangingUninterruptibly(),
                Behavior.degraded("slow"),
                Behavior.after(Duration.ofMillis(1500), Behavior.up()));
        Scrape before = metrics.scrape();
        for (int scrape = 0; scrape < 200; scrape++) {
            database.setBehavior(behaviors.get(random.nextInt(behaviors.size())));
            database.release();
            if (random.nextInt(10) == 0) {
                health.handle("database").replace(database);
            }
            metrics.time.advance(Duration.ofSeconds(5));
            if (random.nextBoolean()) {
                metrics.look();
            }
            Scrape after = metrics.scrape();
            before.samples().forEach((series, value) -> {
                if (series.matches("\\w+_(total|count|sum|bucket)\\{.*")) {
                    assertThat(after.value(series)).as(series).isGreaterThanOrEqualTo(value);
                }
            });
            assertThat(after.sum("health_check_runs_total", "database")).isEqualTo(after.value(COUNT));
            before = after;
        }
        assertThat(before.value(COUNT)).isGreaterThan(100);
    }

    @Test
    void bindingTwiceIsBindingOnce() {
        HealthChecker health = health();
        HealthMetrics binder = metrics.of(health);
        binder.bindTo(metrics.registry);
        binder.bindTo(metrics.registry);
        metrics.advance(Duration.ofSeconds(35));

        assertThat(value(COUNT)).isEqualTo(database.runs());
    }

    @Test
    void manyRunsWaitForOneLook() {
        HealthChecker health = health();
        metrics.of(health).bindTo(metrics.registry);
        metrics.time.advance(Duration.ofMinutes(10));
        assertThat(metrics.pendingLooks()).isEqualTo(1);

        metrics.look();
        assertThat(value(COUNT)).isEqualTo(database.runs());
    }
}
