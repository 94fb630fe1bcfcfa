/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.VirtualTime;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivenessAdviceTest {
    private static final PolicyOverrides LIVENESS = PolicyOverrides.none().probes(Set.of(Probes.LIVENESS));

    private final VirtualTime time = VirtualTime.create();
    private final HealthChecker health = time.build(HealthChecker.builder());
    private final Bridge<String> bridge = Bridge.builder(health, new Lines()).build();
    private final CapturedLog log = CapturedLog.open();

    @AfterEach
    void end() {
        log.close();
        time.close();
    }

    /** As an application would write it. */
    private record DatabaseCheck(DataSource dataSource) {}

    private static class StockCheck {
        final HttpClient client = HttpClient.newHttpClient();
    }

    private static final class NearbyStockCheck extends StockCheck {
        @Override
        public String toString() {
            return "nearby, by " + client;
        }
    }

    private record DeadlockCheck(int threads) {}

    private static ForeignCheck<String> check(Class<?> type) {
        return ForeignCheck.<String>blocking(deadline -> "ok").writtenIn(type);
    }

    @Test
    void checkThatKeepsAClientIsWarnedOfOnce() {
        bridge.adopt("ordersDb", check(DatabaseCheck.class), LIVENESS);
        bridge.reload(BridgePolicies.none());
        bridge.reload(new BridgePolicies(PolicyOverrides.none().critical(false), Map.of()));
        assertThat(log.lines())
                .containsExactly(
                        "check 'ordersDb': part of liveness, and it keeps a javax.sql.DataSource (expected: part of"
                                + " readiness, or scope process). If that dependency fails, every replica restarts, which"
                                + " fixes nothing");
    }

    @Test
    void inheritedClientIsSeen() {
        bridge.adopt("stock", check(NearbyStockCheck.class), LIVENESS);
        assertThat(log.lines()).hasSize(1).allMatch(text -> text.contains("java.net.http.HttpClient"));
    }

    @Test
    void clientOfALambdaIsSeen() {
        HttpClient client = HttpClient.newHttpClient();
        Runnable asking = () -> assertThat(client).isNotNull();
        bridge.adopt("stock", check(asking.getClass()), LIVENESS);
        assertThat(log.lines()).hasSize(1).allMatch(text -> text.contains("java.net.http.HttpClient"));
    }

    @Test
    void checkOfTheProcessIsNot() {
        bridge.adopt("deadlocks", check(DeadlockCheck.class), LIVENESS);
        bridge.adopt("unknown", ForeignCheck.blocking(deadline -> "ok"), LIVENESS);
        bridge.adopt("meant", check(DatabaseCheck.class), LIVENESS.scope(CheckScope.PROCESS));
        bridge.adopt("memory", ForeignCheck.<String>inMemory(() -> "ok").writtenIn(DatabaseCheck.class), LIVENESS);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void checkOfReadinessIsNot() {
        bridge.adopt("ordersDb", check(DatabaseCheck.class));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void scopeThatWasDeclaredCounts() {
        bridge.adopt("queue", ForeignCheck.blocking(deadline -> "ok"), LIVENESS.scope(CheckScope.DEPENDENCY));
        assertThat(log.lines()).hasSize(1).allMatch(text -> text.contains("has the scope dependency"));
    }

    @Test
    void checkThatTheConfigurationMovesToLivenessIsWarnedOf() {
        bridge.adopt("ordersDb", ForeignCheck.<String>async(deadline -> null).writtenIn(DatabaseCheck.class));
        bridge.reload(new BridgePolicies(PolicyOverrides.none(), Map.of("ordersDb", LIVENESS)));
        assertThat(log.lines()).hasSize(1);
    }
}
