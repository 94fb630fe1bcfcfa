/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events come over a response that ends with the service, and a client that does not read them harms nobody. */
abstract class EventsContract extends ContractPart {
    private static final int MOST_READERS = 100;
    private static final int A_WHILE_MILLIS = 300;

    /** More bytes than the buffers on the way have room for, and more events than memory holds. */
    private static final int MOST_CHANGES = 8_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RawRequest EVENTS =
            RawRequest.get("/health/events").with("Authorization", "Bearer " + OrdersService.TOKEN);
    private static final RawRequest HEAD = new RawRequest(EVENTS.text().replace("GET ", "HEAD "));

    EventsContract(HttpAdapterContract contract) {
        super(contract);
    }

    @Test
    void anAdapterThatCannotStreamSaysSo() throws IOException {
        assertThat(ask(HEAD).status()).isEqualTo(contract.canStream() ? 200 : 501);

        if (!contract.canStream()) {
            assertThat(ask(EVENTS).body()).isEqualTo("{\"title\":\"Not Implemented\",\"status\":501}");
        }
    }

    @Test
    void theStateComesAtOnce() throws IOException {
        RawEvents events = open();

        assertThat(requireNonNull(events.head().field("Content-Type")).replace(" ", ""))
                .isEqualToIgnoringCase("text/event-stream;charset=utf-8");
        assertThat(events.head().field("Cache-Control")).isEqualTo("no-store");
        assertThat(events.head().field("Content-Length")).as("Content-Length").isNull();
        assertThat(events.head().field("Content-Encoding"))
                .as("Content-Encoding")
                .isNull();
        assertThat(events.next()).isEqualTo("retry: 3000\n\n");
        assertThat(events.next()).matches("id: \\S+\nevent: state\ndata: \\{\"status\":\"up\",.*}\n\n");
    }

    @Test
    void aChangeComesWhenItHappens() throws IOException {
        RawEvents events = openAndReadState();
        assertThat(events.silentFor(A_WHILE_MILLIS))
                .as("whether nothing is sent before something happens")
                .isTrue();

        service.databaseIsDown();

        assertThat(events.nextEvent())
                .contains("event: transition\n", "\"check\":\"database\"", "\"message\":\"connection refused\"");
        assertThat(events.nextEvent()).contains("event: transition\n", "\"probe\":\"readiness\"");
        assertOthersAreAnswered();
    }

    @Test
    void aCommentComesWhileNothingHappens() throws IOException {
        RawEvents events = openAndReadState();

        assertThat(events.next()).isEqualTo(":\n\n");
    }

    @Test
    void whoConnectsAgainGetsWhatItMissed() throws IOException {
        RawEvents first = openAndReadState();
        service.databaseIsDown();
        String seen = RawEvents.id(first.nextEvent());
        first.connection().close();
        service.databaseIsUp();

        RawEvents again = open(EVENTS.with("Last-Event-ID", seen));

        assertThat(again.next()).isEqualTo("retry: 3000\n\n");
        assertThat(again.nextEvent()).contains("\"probe\":\"readiness\"", "\"to\":\"down\"");
        assertThat(again.nextEvent()).contains("\"check\":\"database\"", "\"to\":\"up\"");
    }

    @Test
    void anUnknownIdStartsWithTheState() throws IOException {
        RawEvents events = open(EVENTS.with("Last-Event-ID", "of-another-process-7"));

        assertThat(events.next()).isEqualTo("retry: 3000\n\n");
        assertThat(events.nextEvent()).contains("event: state\n");
    }

    @Test
    void aLargeStateArrivesAsItIs() throws IOException {
        service.addChecks(200);
        RawEvents events = open();
        events.next();

        assertThat(events.nextEvent()).hasSizeGreaterThan(100_000).contains("\"extra-0\":", "\"extra-199\":");
    }

    @Test
    void theEndOfTheServiceIsTheLastEvent() throws IOException {
        RawEvents events = openAndReadState();

        service.close();

        assertThat(events.nextEventAfterTransitions()).isEqualTo("event: end\ndata: {}\n\n");
        assertThat(events.next()).as("what comes behind it").isNull();
    }

    @Test
    void stoppingTheServerEndsTheConnection() throws Exception {
        RawEvents events = openAndReadState();

        stop();

        events.breakOff();
    }

    @Test
    void aClientOfHttp10GetsNoChunks() throws IOException {
        assumeTrue(contract.streamsToHttp10(), "the server sends no events to HTTP/1.0");
        RawEvents events = open(new RawRequest(EVENTS.text().replace("HTTP/1.1", "HTTP/1.0")));

        assertThat(events.head().fields("Transfer-Encoding")).isEmpty();
        assertThat(events.next()).isEqualTo("retry: 3000\n\n");
        assertThat(events.nextEvent()).contains("event: state\n");
        service.databaseIsDown();
        assertThat(events.nextEvent()).contains("event: transition\n");
    }

    @Test
    void headGetsTheHeadAlone() throws IOException {
        assumeStreams();
        RawConnection connection = connect();

        RawResponse head = connection.exchange(HEAD);

        assertThat(head.status()).isEqualTo(200);
        assertThat(requireNonNull(head.field("Content-Type"))).startsWith("text/event-stream");
        if (head.closesConnection()) {
            assertThat(connection.isClosedByServer()).isTrue();
        } else {
            assertThat(connection.exchange(RawRequest.get("/health/live")).status())
                    .as("status of the next request on the connection")
                    .isEqualTo(200);
        }
    }

    @Test
    void whoMayNotSeeDetailsGetsNoEvents() throws IOException {
        assertThat(get("/health/events").status()).isEqualTo(401);
        RawRequest forbidden = RawRequest.get("/health/events");
        assertThat(ask(forbidden.with("Authorization", "Bearer " + OrdersService.FORBIDDEN_TOKEN))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aHundredReadWithoutAThreadEach() throws IOException {
        assumeStreams();
        int before = Thread.getAllStackTraces().size();
        List<RawEvents> readers = new ArrayList<>();
        for (int i = 0; i < MOST_READERS; i++) {
            readers.add(openAndReadState());
        }

        RawResponse refused = ask(EVENTS);
        assertThat(refused.status()).as("status of one more").isEqualTo(429);
        assertThat(refused.field("Retry-After")).isEqualTo("5");
        service.databaseIsDown();
        for (RawEvents reader : readers) {
            assertThat(reader.nextEvent()).contains("\"check\":\"database\"");
        }
        assertThat(Thread.getAllStackTraces().size() - before)
                .as("threads more with 100 readers")
                .isLessThanOrEqualTo(contract.mostThreads());
        assertOthersAreAnswered();
    }

    @Test
    void readersThatVanishFreeTheirPlaces() throws IOException {
        for (int i = 0; i < MOST_READERS; i++) {
            RawConnection connection = openAndReadState().connection();
            if (i % 2 == 0) {
                connection.reset();
            } else {
                connection.close();
            }
        }

        for (int i = 0; i < MOST_READERS; i++) {
            openAndReadState();
        }
        assertOthersAreAnswered();
    }

    @Test
    void aReaderThatDoesNotReadIsCutOffAndOthersContinue() throws IOException {
        RawEvents reading = openAndReadState();
        RawEvents silent = RawEvents.open(connectNarrowly(), EVENTS);
        assertThat(silent.head().status()).isEqualTo(200);

        int changes = 0;
        while (changes < MOST_CHANGES && !silent.connection().isRefused()) {
            for (int i = 0; i < 25; i++) {
                service.databaseIsDown("€".repeat(1_000));
                service.databaseIsUp();
                changes += 2;
            }
            for (int i = 0; i < 100; i++) {
                assertThat(reading.nextEvent()).contains("event: transition\n");
            }
        }

        if (contract.canBreakOff()) {
            assertThat(silent.breakOff())
                    .as("whether it was cut off after %s changes", changes)
                    .isTrue();
        }
        assertOthersAreAnswered();
        service.databaseIsDown();
        assertThat(reading.nextEvent()).contains("\"check\":\"database\"");
    }

    private void assumeStreams() {
        assumeTrue(contract.canStream(), "the adapter cannot stream");
    }

    private RawEvents open() throws IOException {
        return open(EVENTS);
    }

    /** Opens as soon as there is a place: a server notices that a client has vanished when it writes to it. */
    private RawEvents open(RawRequest request) throws IOException {
        assumeStreams();
        RawEvents events = RawEvents.open(connect(), request);
        long start = System.nanoTime();
        while (events.head().status() == 429 && System.nanoTime() - start < PATIENCE.toNanos()) {
            events.connection().close();
            service.databaseIsDown();
            service.databaseIsUp();
            events = RawEvents.open(connect(), request);
        }
        assertThat(events.head().status()).as("status of /health/events").isEqualTo(200);
        return events;
    }

    private RawEvents openAndReadState() throws IOException {
        RawEvents events = open();
        assertThat(events.next()).isEqualTo("retry: 3000\n\n");
        assertThat(events.nextEvent()).contains("event: state\n");
        return events;
    }
}
