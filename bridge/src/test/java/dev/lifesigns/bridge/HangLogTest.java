/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.VirtualTime;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HangLogTest {
    private final VirtualTime time = VirtualTime.create();
    private final HealthChecker health = time.build(HealthChecker.builder());
    private final CapturedLog log = CapturedLog.open();
    private CompletableFuture<String> answer = new CompletableFuture<>();

    @AfterEach
    void end() {
        log.close();
        time.close();
    }

    private AdoptedCheck<String> adopt(PolicyOverrides defaults) {
        Bridge<String> bridge = Bridge.builder(health, new Lines())
                .policies(new BridgePolicies(defaults, Map.of()))
                .build();
        AdoptedCheck<String> check = bridge.adopt("ordersDb", ForeignCheck.async(deadline -> answer));
        health.start();
        return check;
    }

    @Test
    void hangIsLoggedOnceAsATimeoutAndOnceAsStuck() {
        AdoptedCheck<String> check = adopt(PolicyOverrides.none());
        time.advance(Duration.ofSeconds(3));
        assertThat(log.lines())
                .containsExactly(
                        "check 'ordersDb': no result within 2000 ms; it is down. Set a timeout in its client, or"
                                + " raise lifesigns.checks.ordersDb.timeout");

        time.advance(Duration.ofMinutes(10));
        for (int probe = 0; probe < 100; probe++) {
            assertThat(check.now()).isEqualTo("ordersDb stuck");
        }
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(1))
                .matches("check 'ordersDb': has not returned for \\d+ ms; it is down, and does not run again until it"
                        + " returns\\. Its stage, future or promise has not been completed");
    }

    @Test
    void nextHangIsLoggedAgain() {
        adopt(PolicyOverrides.none());
        time.advance(Duration.ofMinutes(1));
        CompletableFuture<String> hanging = answer;
        answer = CompletableFuture.completedFuture("ok");
        hanging.complete("ok");
        time.advance(Duration.ofMinutes(1));
        assertThat(log.lines()).hasSize(2);

        answer = new CompletableFuture<>();
        time.advance(Duration.ofMinutes(1));
        assertThat(log.lines()).hasSize(4);
    }

    @Test
    void failureThatBecomesAHangIsLogged() {
        answer = CompletableFuture.completedFuture("gone");
        adopt(PolicyOverrides.none());
        time.advance(Duration.ofMinutes(1));
        assertThat(log.lines()).isEmpty();

        answer = new CompletableFuture<>();
        time.advance(Duration.ofMinutes(1));
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void hangIsNotLoggedBeforeItsThreshold() {
        answer = CompletableFuture.completedFuture("ok");
        adopt(PolicyOverrides.none().failureThreshold(5));
        time.advance(Duration.ofSeconds(5));
        answer = new CompletableFuture<>();
        time.advance(Duration.ofSeconds(25));
        assertThat(log.lines()).isEmpty();

        time.advance(Duration.ofMinutes(1));
        assertThat(log.lines()).hasSize(1).allMatch(text -> text.contains("has not returned"));
    }

    @Test
    void blockingCheckIsFoundByItsThread() {
        Bridge<String> bridge = Bridge.builder(health, new Lines()).build();
        bridge.adopt("ordersDb", ForeignCheck.blocking(deadline -> hang()));
        health.start();
        time.advance(Duration.ofMinutes(1));
        assertThat(log.lines().get(1))
                .endsWith("A thread dump shows what thread lifesigns-check-orders-db is waiting for");
    }

    @Test
    void timeoutThatTheCheckReportsItselfIsNoHang() {
        answer = CompletableFuture.failedFuture(new SocketTimeoutException("password=hunter2"));
        adopt(PolicyOverrides.none());
        time.advance(Duration.ofMinutes(1));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void checksThatAreNotAdoptedAreNotLogged() {
        adopt(PolicyOverrides.none());
        answer.complete("ok");
        health.addAsync(
                "own", dev.lifesigns.AsyncHealthCheck.of(deadline -> new CompletableFuture<CheckResult>(), r -> r));
        time.advance(Duration.ofMinutes(1));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void nameCannotForgeALineOfTheLog() {
        Bridge<String> bridge = Bridge.builder(health, new Lines()).build();
        bridge.adopt("db\nWARNING: all is lost", ForeignCheck.async(deadline -> answer));
        health.start();
        time.advance(Duration.ofSeconds(3));
        assertThat(log.lines()).hasSize(1).allMatch(text -> text.startsWith("check 'db?WARNING: all is lost': "));
    }

    /** For an hour, whatever interrupts it. */
    private String hang() {
        while (time.elapsed().toHours() < 1) {
            try {
                time.sleep(Duration.ofHours(1));
            } catch (InterruptedException ignored) {
                // continues
            }
        }
        return "ok";
    }
}
