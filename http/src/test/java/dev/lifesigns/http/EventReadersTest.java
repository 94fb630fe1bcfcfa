/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.Gate;
import dev.lifesigns.HealthChecker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slow, silent, many and lost readers: none of them harms another one, and none leaves anything behind. */
class EventReadersTest {
    private final Orders orders = Orders.running();

    @AfterEach
    void close() {
        orders.close();
    }

    @Test
    void aReaderThatDoesNotReadIsCutOffAndOthersContinue() {
        EventClient silent = EventClient.silent(orders);
        EventClient reading = EventClient.of(orders);

        orders.time.advance(Duration.ofSeconds(30));
        assertThat(silent.isOpen()).isTrue();

        orders.time.advance(Duration.ofSeconds(5));
        assertThat(silent.error)
                .isInstanceOf(IOException.class)
                .hasMessage("events: nothing was read for 6 comments (expected: a reader)");
        assertThat(silent.parts()).isEmpty();
        EventClient.transition(orders, 1);
        assertThat(reading.isOpen()).isTrue();
        assertThat(reading.lastId()).endsWith("-2");
    }

    @Test
    void aReaderThatHasReadEverythingMayTakeItsTime() {
        EventClient client = EventClient.silent(orders);
        for (int i = 0; i < 20; i++) {
            client.request(100);
            orders.time.advance(Duration.ofSeconds(29));
        }

        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void nothingIsDeliveredThatWasNotAskedFor() {
        EventClient client = EventClient.silent(orders);
        client.request(2);
        assertThat(client.parts()).hasSize(2);

        EventClient.transition(orders, 1);
        assertThat(client.parts()).hasSize(2);
        client.request(Long.MAX_VALUE);
        client.request(Long.MAX_VALUE);
        assertThat(client.lastId()).endsWith("-2");
        EventClient.transition(orders, 1);
        assertThat(client.lastId()).endsWith("-4");
    }

    @Test
    void aReaderThatFallsOutOfMemoryIsCutOff() {
        EventClient slow = EventClient.silent(orders);
        slow.request(10);
        for (int i = 0; i < 200; i++) {
            EventClient.transition(orders, 4);
            slow.request(1);
        }

        assertThat(slow.error)
                .isInstanceOf(IOException.class)
                .hasMessageMatching("events: 10[23]\\d behind \\(expected: at most 1024\\)");
    }

    /** Its connection may be blocked, and what it has not read is lost already. */
    @Test
    void aReaderThatAsksForNothingIsCutOffWhenItFallsOutOfMemory() {
        EventClient silent = EventClient.silent(orders);
        silent.request(2);
        Gate gate = orders.health.gate("maintenance");
        for (int i = 0; i < EventLog.CAPACITY / 2 + 1; i++) {
            assertThat(silent.isOpen()).isTrue();
            gate.close("switching disks");
            gate.open();
            orders.time.settle();
        }

        assertThat(silent.error).hasMessage("events: 1026 behind (expected: at most 1024)");
    }

    @Test
    void aFrozenProcessCutsOffNobody() {
        EventClient slow = EventClient.silent(orders);
        orders.time.advance(Duration.ofSeconds(20));
        orders.time.freeze(Duration.ofMinutes(10));
        orders.time.settle();

        slow.read();

        assertThat(slow.isOpen()).isTrue();
        assertThat(slow.events()).anyMatch(event -> event.contains("event: state"));
    }

    @Test
    void aHundredReadAndOneMoreIsTooMany() {
        List<EventClient> clients = new ArrayList<>();
        for (int i = 0; i < EventStreams.MAX_READERS; i++) {
            clients.add(EventClient.of(orders));
        }
        HealthResponse refused = EventClient.open(orders, null);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("5");

        EventClient.transition(orders, 5);
        assertThat(clients).allMatch(client -> client.lastId().endsWith("-10"));

        clients.get(0).disconnect();
        clients.get(0).disconnect();
        assertThat(EventClient.of(orders).isOpen()).isTrue();
        assertThat(EventClient.open(orders, null).status()).isEqualTo(429);
    }

    @Test
    void aResponseThatNobodySendsFreesItsPlace() {
        List<HealthResponse> unsent = new ArrayList<>();
        for (int i = 0; i < EventStreams.MAX_READERS; i++) {
            unsent.add(EventClient.open(orders, null));
        }
        assertThat(EventClient.open(orders, null).status()).isEqualTo(429);

        orders.time.advance(Duration.ofSeconds(36));

        assertThat(EventClient.of(orders).isOpen()).isTrue();
        Failing late = new Failing();
        requireNonNull(unsent.get(0).stream()).subscribe(late);
        orders.time.settle();
        assertThat(late.error).hasMessage("events: subscribed too late (expected: at once)");
    }

    @Test
    void aSubscriberThatFailsHarmsNobodyElse() {
        EventClient before = EventClient.of(orders);
        Failing failing = new Failing();
        List<String> logged = LogLines.of("dev.lifesigns.http", () -> {
            requireNonNull(EventClient.open(orders, null).stream()).subscribe(failing);
            orders.time.settle();
        });
        EventClient after = EventClient.of(orders);
        EventClient.transition(orders, 1);

        assertThat(failing.error).isInstanceOf(IllegalStateException.class);
        assertThat(failing.calls).isEqualTo(1);
        assertThat(logged).hasSize(1);
        assertThat(before.lastId()).endsWith("-2");
        assertThat(after.lastId()).endsWith("-2");
    }

    @Test
    void aMalformedRequestEndsTheStream() {
        EventClient client = EventClient.of(orders);
        client.request(0);

        assertThat(client.error)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stream: request: 0 (expected: at least 1)");
    }

    @Test
    void aStreamHasOneSubscriber() {
        Flow.Publisher<ByteBuffer> stream = requireNonNull(EventClient.open(orders, null).stream());
        stream.subscribe(new Failing());
        Failing second = new Failing();
        stream.subscribe(second);

        assertThat(second.error).hasMessage("stream: has a subscriber (expected: only one)");
    }

    /** Once nobody reads, nothing happens by itself: no timer is set, and the checker has nobody to wake. */
    @Test
    void readersLeaveNothingBehind() {
        try (Orders idle = new Orders()) {
            for (int i = 0; i < 250; i++) {
                EventClient client = EventClient.of(idle);
                idle.time.advance(Duration.ofSeconds(7));
                client.disconnect();
                idle.time.settle();
            }
            AtomicInteger events = new AtomicInteger();
            idle.time.watch(events::incrementAndGet);
            idle.time.advance(Duration.ofDays(1));

            assertThat(events.get()).as("events in a day without readers").isLessThan(10);
            assertThat(idle.time.busyThreads()).isZero();
            assertThat(waits(idle)).as("a thousand who wait for a change").noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void theTimerEndsWithTheLastReader() throws Exception {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .bearerTokens(Orders.TOKEN_HASH)
                    .build();
            HealthResponse response = endpoint.handle(EventClient.request("GET").streaming())
                    .toCompletableFuture()
                    .join();
            Disconnecting client = new Disconnecting();
            requireNonNull(response.stream()).subscribe(client);
            Thread timer = client.timer.get(20, TimeUnit.SECONDS);

            timer.join(20_000);
            assertThat(timer.isAlive()).isFalse();
        }
    }

    /** Disconnects at the first part, when there is a timer. */
    private static final class Disconnecting implements Flow.Subscriber<ByteBuffer> {
        private final CompletableFuture<Thread> timer = new CompletableFuture<>();
        private Flow.Subscription given;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            given = subscription;
            given.request(1);
        }

        @Override
        public void onNext(ByteBuffer part) {
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("lifesigns-events-timer"))
                    .findAny()
                    .ifPresent(timer::complete);
            given.cancel();
        }

        @Override
        public void onError(Throwable thrown) {
            timer.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {}
    }

    /** Strangers may take all places of those who wait for a change; the end comes all the same. */
    @Test
    void theEndComesThoughNobodyElseMayWaitForAChange() {
        List<CompletableFuture<?>> waits = waits(orders);
        EventClient client = EventClient.of(orders);
        orders.health.close();
        orders.time.advance(Duration.ofSeconds(6));

        assertThat(client.ends).isEqualTo(1);
        assertThat(waits).allMatch(CompletableFuture::isDone);
    }

    /** As many as there may be. */
    private static List<CompletableFuture<?>> waits(Orders orders) {
        List<CompletableFuture<?>> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(orders.health
                    .changed(orders.health.snapshot(), Duration.ofHours(1))
                    .toCompletableFuture());
        }
        return waits;
    }

    private static final class Failing implements Flow.Subscriber<ByteBuffer> {
        private Throwable error;
        private int calls;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(5);
        }

        @Override
        public void onNext(ByteBuffer part) {
            calls++;
            throw new IllegalStateException("cannot write");
        }

        @Override
        public void onError(Throwable thrown) {
            error = thrown;
        }

        @Override
        public void onComplete() {}
    }
}
