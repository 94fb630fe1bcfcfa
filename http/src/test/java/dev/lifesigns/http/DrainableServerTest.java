/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What does not depend on the server; the rest is in the contract that each server passes. */
class DrainableServerTest {
    private final HealthChecker checker = HealthChecker.builder().build();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch mayStop = new CountDownLatch(1);
    private final List<HealthLifecycle> stops = new ArrayList<>();

    @AfterEach
    void closeChecker() {
        checker.close();
    }

    private final class Server extends DrainableServer {
        Server() {
            super(HealthEndpoint.builder(checker).build());
        }

        @Override
        public InetSocketAddress address() {
            return anyInterface(80);
        }

        @Override
        protected void stop() {
            stops.add(checker.lifecycle());
            stopping.countDown();
            try {
                assertThat(mayStop.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void drainingWaitsForTheThreadThatStopsTheServer() throws Exception {
        Server server = new Server();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
        assertThat(stopping.await(20, TimeUnit.SECONDS)).isTrue();
        Thread draining = new Thread(() -> server.drainAndClose(Duration.ZERO));
        draining.start();
        while (draining.getState() != Thread.State.WAITING) {
            assertThat(draining.isAlive()).as("whether it waits").isTrue();
            Thread.onSpinWait();
        }
        draining.interrupt();
        assertThat(checker.lifecycle()).isEqualTo(HealthLifecycle.DRAINING);

        mayStop.countDown();
        draining.join();
        closing.get(20, TimeUnit.SECONDS);
        assertThat(checker.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
        assertThat(stops).hasSize(1);
    }

    @Test
    void theServerStopsBeforeTheCheckerDoes() {
        mayStop.countDown();

        new Server().drainAndClose(Duration.ZERO);

        assertThat(stops).containsExactly(HealthLifecycle.DRAINING);
        assertThat(checker.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void theCheckerIsClosedEvenIfTheServerCannotBe() {
        DrainableServer broken =
                new DrainableServer(HealthEndpoint.builder(checker).build()) {
                    @Override
                    public InetSocketAddress address() {
                        return anyInterface(80);
                    }

                    @Override
                    protected void stop() {
                        throw new IllegalStateException("stuck");
                    }
                };

        assertThatIllegalStateException().isThrownBy(() -> broken.drainAndClose(Duration.ZERO));

        assertThat(checker.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }
}
