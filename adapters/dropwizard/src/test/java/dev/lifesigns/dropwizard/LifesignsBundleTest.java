/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.annotation.Async;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.bridge.InvalidPolicyException;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.dropwizard.lifecycle.Managed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LifesignsBundleTest {
    private final ScriptedForeignCheck check = ScriptedForeignCheck.up();

    @AfterEach
    void release() {
        check.release();
    }

    /** Dropwizard alone keeps saying 200 forever. */
    @Test
    void applicationPortNoticesThatACheckHangs() throws Exception {
        try (Shop shop = often().with("db", new Scripted(check)).start()) {
            assertThat(shop.application("").statusCode()).isEqualTo(200);
            check.hangs();
            while (shop.application("").statusCode() != 503) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(check.mostInFlight()).isEqualTo(1);
        }
    }

    @Test
    void adminPortAnswersWhileACheckHangs() throws Exception {
        try (Shop shop = often().with("db", new Scripted(check)).start()) {
            check.hangs();
            while (!shop.admin("db").path("reason").asText().equals("stuck")) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            for (int i = 0; i < 200; i++) {
                assertThat(shop.admin().statusCode()).isEqualTo(500);
            }
            assertThat(check.mostInFlight()).isEqualTo(1);
        }
    }

    @Test
    void answersLookAsTheyDidWithoutUs() throws Exception {
        HealthCheck detailed = new HealthCheck() {
            @Override
            protected Result check() {
                return Result.builder()
                        .unhealthy()
                        .withMessage("3 of 5 brokers")
                        .withDetail("brokers", 3)
                        .build();
            }
        };
        HealthCheck throwing = new HealthCheck() {
            @Override
            protected Result check() {
                throw new IllegalStateException("no such table");
            }
        };
        try (Shop with = Shop.setup()
                        .with("db", new Scripted(check))
                        .with("brokers", detailed)
                        .with("ledger", throwing)
                        .start();
                Shop without = Shop.setup()
                        .withoutUs()
                        .with("db", new Scripted(check))
                        .with("brokers", detailed)
                        .with("ledger", throwing)
                        .start()) {
            HttpResponse<String> ours = with.admin();
            HttpResponse<String> theirs = without.admin();
            assertThat(ours.statusCode()).isEqualTo(theirs.statusCode());
            assertThat(ours.headers().firstValue("Content-Type"))
                    .isEqualTo(theirs.headers().firstValue("Content-Type"));
            for (String name : new String[] {"db", "brokers", "ledger", "deadlocks"}) {
                assertThat(withoutTimes(with.admin(name))).as(name).isEqualTo(withoutTimes(without.admin(name)));
            }
            assertThat(with.application("?type=ready").body())
                    .isEqualTo(without.application("?type=ready").body());
        }
    }

    /** Not to be compared: when and how long it ran, and from where it was called. */
    private static String withoutTimes(JsonNode answer) {
        return answer.toString()
                .replaceAll("\"(duration|timestamp)\":(\"[^\"]*\"|\\d+)", "")
                .replaceAll("\"stack\":\\[[^]]*]", "");
    }

    @Test
    void checksFirstRunWhenWhatIsManagedHasStarted() throws Exception {
        AtomicBoolean poolStarted = new AtomicBoolean();
        HealthCheck pool = new HealthCheck() {
            @Override
            protected Result check() {
                return poolStarted.get() ? Result.healthy() : Result.unhealthy("not started");
            }
        };
        Managed starts = new Managed() {
            @Override
            public void start() {
                poolStarted.set(true);
            }
        };
        try (Shop shop = Shop.setup().with("pool", pool).manage(starts).start()) {
            assertThat(shop.admin("pool").path("healthy").asBoolean()).isTrue();
            assertThat(shop.bundle().health().snapshot().check("pool").failures())
                    .isZero();
            assertThat(shop.bundle().health().status("startup").passing()).isTrue();
        }
    }

    @Test
    void readinessIsDownWhileTheServerStops() throws Exception {
        AtomicBoolean passing = new AtomicBoolean(true);
        LifesignsBundle bundle = new LifesignsBundle();
        Managed stops = new Managed() {
            @Override
            public void stop() {
                passing.set(bundle.health().status("readiness").passing());
            }
        };
        try (Shop shop = Shop.setup()
                .bundle(bundle)
                .with("db", new Scripted(check))
                .manage(stops)
                .start()) {
            assertThat(shop.bundle().health().status("readiness").passing()).isTrue();
        }
        assertThat(passing).isFalse();
        assertThat(bundle.health().lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void checksOfEarlierBundlesAreAdopted() throws Exception {
        try (Shop shop = Shop.setup().early(new Scripted(check)).start()) {
            check.returns(CheckStatus.DOWN);
            assertThat(shop.admin("early").path("healthy").asBoolean()).isTrue();
            shop.bundle().health().runAll(Duration.ofSeconds(60));
            assertThat(shop.admin("early").path("healthy").asBoolean()).isFalse();
        }
    }

    @Test
    void nameThatIsTakenIsRefused() throws Exception {
        try (Shop shop = Shop.setup().with("db", new Scripted(check)).start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> shop.environment().healthChecks().register("db", new Scripted(check)));
            assertThat(shop.admin("db").path("healthy").asBoolean()).isTrue();
        }
    }

    @Test
    void answerBeforeTheStartIsTheChecksOwn() throws Exception {
        HealthCheck db = new Scripted(check);
        AdoptingRegistry registry = new AdoptingRegistry(new LifesignsBundle().bridge());
        registry.register("db", db);
        assertThat(registry.runHealthCheck("db").isHealthy()).isTrue();
        assertThat(check.runs()).isEqualTo(1);
    }

    @Async(period = 7, unit = TimeUnit.MINUTES)
    private static final class Seldom extends Scripted {
        Seldom(ScriptedForeignCheck script) {
            super(script);
        }
    }

    /** Seen in what is said of a timeout that is longer. */
    @Test
    void asyncAnnotationIsAPeriod() {
        Shop.Setup shop = Shop.setup().with("ledger", new Seldom(check)).set("lifesigns.checks.ledger.timeout", "8m");
        assertThatThrownBy(shop::start).hasStackTraceContaining("PT7M").hasStackTraceContaining("PT8M");
    }

    @Test
    void invalidPolicyStopsTheStart() {
        Shop.Setup shop = Shop.setup()
                .with("db", new Scripted(check))
                .set("lifesigns.checks.db.period", "1s")
                .set("lifesigns.checks.db.timeout", "2s");
        assertThatThrownBy(shop::start)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining(InvalidPolicyException.class.getName())
                .hasStackTraceContaining("lifesigns.checks.db.period");
    }

    private static Shop.Setup often() {
        return Shop.setup()
                .set("lifesigns.defaults.period", "200ms")
                .set("lifesigns.defaults.timeout", "150ms")
                .set("lifesigns.defaults.staleAfter", "1s");
    }
}
