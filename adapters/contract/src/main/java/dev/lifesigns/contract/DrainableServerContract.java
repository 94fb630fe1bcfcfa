/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.http.DrainableServer;
import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DrainableServer} promises of its end. A server's test extends it:
 *
 * <pre>{@code
 * class MyServerDrainTest extends DrainableServerContract {
 *     @Override
 *     protected DrainableServer start(HealthEndpoint endpoint, InetSocketAddress address) {
 *         return MyServer.start(endpoint, address);
 *     }
 * }
 * }</pre>
 */
public abstract class DrainableServerContract {
    private static final Duration NEVER = Duration.ofDays(1_000_000);

    private final OwnedCheck database = new OwnedCheck();
    private final HealthChecker checker = HealthChecker.builder()
            .check("database", database, policy -> policy.owned())
            .build();
    private @Nullable DrainableServer server;

    /** A check that is asked whether it was closed. */
    private static final class OwnedCheck implements HealthCheck, AutoCloseable {
        private volatile boolean closed;

        @Override
        public CheckResult check(CheckDeadline deadline) {
            return CheckResult.up();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Starts a server. */
    protected abstract DrainableServer start(HealthEndpoint endpoint, InetSocketAddress address);

    @AfterEach
    final void end() {
        if (server != null) {
            server.close();
        }
        checker.close();
    }

    private DrainableServer running() {
        if (server == null) {
            checker.runAll(Duration.ofSeconds(15));
            server = start(HealthEndpoint.builder(checker).build(), loopback(0));
        }
        return requireNonNull(server);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private RawResponse get(String target) throws IOException {
        DrainableServer to = running();
        try (RawConnection connection = RawConnection.to(
                new RunningServer(to.address().getHostString(), to.address().getPort(), to))) {
            return connection.exchange(RawRequest.get(target));
        }
    }

    private void assertClosed() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/health/live"));
        assertThat(checker.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
        assertThat(database.closed).as("whether the check is closed").isTrue();
    }

    @Test
    void itKeepsAnsweringWhileItDrains() throws Exception {
        DrainableServer draining = running();
        CompletableFuture<HealthSnapshot> news =
                checker.changed(checker.snapshot(), Duration.ofSeconds(20)).toCompletableFuture();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> draining.drainAndClose(NEVER));
        assertThat(news.get(20, TimeUnit.SECONDS).lifecycle()).isEqualTo(HealthLifecycle.DRAINING);

        assertThat(get("/health/ready").status()).isEqualTo(503);
        assertThat(get("/health/ready").body()).startsWith("{\"status\":\"draining\"");
        assertThat(get("/health/live").status()).isEqualTo(200);
        assertThat(database.closed).isFalse();
        assertThat(closing).isNotDone();

        draining.close();
        closing.get(20, TimeUnit.SECONDS);
        assertClosed();
    }

    @Test
    void itClosesTheCheckerTooWhenTheDelayHasPassed() throws Exception {
        assertThat(get("/health/live").status()).isEqualTo(200);

        running().drainAndClose(Duration.ofMillis(1));

        assertClosed();
    }

    @Test
    void itEndsTheStreamsOfEventsBeforeItCloses() throws Exception {
        checker.runAll(Duration.ofSeconds(15));
        server = start(
                HealthEndpoint.builder(checker)
                        .authenticatedWhen(request -> true)
                        .build(),
                loopback(0));
        try (RawConnection connection = RawConnection.to(new RunningServer(
                server.address().getHostString(), server.address().getPort(), server))) {
            RawEvents events = RawEvents.open(connection, RawRequest.get("/health/events"));
            assertThat(events.nextEvent()).isEqualTo("retry: 3000\n\n");
            assertThat(events.nextEvent()).contains("event: state\n");

            running().drainAndClose(Duration.ofMillis(1));

            assertThat(events.nextEventAfterTransitions()).isEqualTo("event: end\ndata: {}\n\n");
            assertThat(events.next()).as("what comes behind it").isNull();
        }
    }

    @Test
    void itClosesAtOnceWhenInterrupted() {
        DrainableServer interrupted = running();

        Thread.currentThread().interrupt();
        interrupted.drainAndClose(NEVER);

        assertThat(Thread.interrupted()).as("interrupt status").isTrue();
        assertClosed();
    }

    @Test
    void itMayBeDrainedAfterItWasClosed() {
        running().close();
        assertThat(database.closed).isFalse();

        running().drainAndClose(NEVER);

        assertClosed();
    }

    @Test
    void closingTwiceIsFine() {
        running().close();
        running().close();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/health/live"));
        assertThat(checker.lifecycle()).isNotEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        int taken = running().address().getPort();
        HealthEndpoint endpoint = HealthEndpoint.builder(checker).build();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> start(endpoint, loopback(taken)))
                .withMessage(
                        "health server: port " + taken + " is already in use (expected: a free port; 0 takes any)");
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        HealthEndpoint endpoint = HealthEndpoint.builder(checker).build();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> start(endpoint, InetSocketAddress.createUnresolved("nowhere.invalid", 0)))
                .withMessage("health server: nowhere.invalid: no such host"
                        + " (expected: a name or address of this machine)");
    }
}
