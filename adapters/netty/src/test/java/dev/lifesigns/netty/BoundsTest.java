/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.CidrSet;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.HealthResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients can make the server keep, on both transports: bounded, and nobody is turned away for it. */
class BoundsTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final long PLENTY = 64L * 1024 * 1024;
    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String NEWS =
            "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\nPrefer: wait=60\r\n\r\n";
    private static final String WITH_PASSWORD =
            "GET /health/detailed HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic b3BzOm9wcw==\r\n\r\n";

    /** Some 6 kB, and not its end. */
    private static final String HALF_A_HEAD = "GET /health/live HTTP/1.1\r\nX-Long: " + "a".repeat(6_000);

    private final HealthChecker checker = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();
    private final Verifier verifier = new Verifier();
    private final HealthEndpoint endpoint =
            HealthEndpoint.builder(checker).authenticator(verifier).build();
    private final List<Wire> wires = new ArrayList<>();
    private CidrSet exempt = CidrSet.parse("exempt", Set.of());
    private Function<HealthRequest, CompletableFuture<HealthResponse>> answers =
            request -> endpoint.handle(request).toCompletableFuture();
    private HealthServer server;

    /* Permits: requests that have reached the endpoint, and so have been taken note of before anything that comes later. */
    private final Semaphore asked = new Semaphore(0);

    enum Kernel {
        BEST,
        JDK
    }

    private static Limits connections(int all, int ofOne) {
        return new Limits(all, ofOne, PLENTY, PLENTY, LONG, LONG, LONG);
    }

    private static Limits bytes(int all, int ofOne) {
        return new Limits(100, 100, all, ofOne, LONG, LONG, LONG);
    }

    private void serve(Kernel kernel, Limits limits) {
        server = HealthServer.start(
                endpoint,
                request -> answers.apply(request),
                Servers.ANY_PORT,
                limits,
                exempt::contains,
                kernel == Kernel.BEST ? Transport.best() : Transport.jdk(),
                false,
                fault -> {});
    }

    private Wire connect() throws IOException {
        return connectFrom("127.0.0.1");
    }

    private Wire connectFrom(String address) throws IOException {
        Wire wire = new Wire(server, InetAddress.getByName(address));
        wires.add(wire);
        return wire;
    }

    private static void assertAnswered(Wire wire) throws IOException {
        assertThat(wire.send(LIVE).readUntil("}")).startsWith("HTTP/1.1 200 OK");
    }

    /** Sends something behind a request in one piece, and waits for the answer: then the server has got both. */
    private static void assertArrived(Wire wire, String rest) throws IOException {
        assertThat(wire.send(LIVE + rest).readUntil("}")).startsWith("HTTP/1.1 200 OK");
    }

    private CompletableFuture<HealthResponse> counted(HealthRequest request) {
        CompletableFuture<HealthResponse> answer = endpoint.handle(request).toCompletableFuture();
        asked.release();
        return answer;
    }

    @AfterEach
    void close() throws IOException {
        for (Wire wire : wires) {
            wire.close();
        }
        verifier.resume();
        server.close();
        checker.close();
    }

    @ParameterizedTest
    @EnumSource
    void forANewcomerTheConnectionIdleTheLongestIsClosed(Kernel kernel) throws Exception {
        serve(kernel, connections(3, 3));
        Wire first = connect();
        assertAnswered(first);
        Wire second = connect();
        assertAnswered(second);
        Wire third = connect();
        assertAnswered(third);
        assertAnswered(first);

        assertAnswered(connect());

        assertThat(second.isHungUp()).isTrue();
        assertAnswered(first);
        assertAnswered(third);
    }

    @ParameterizedTest
    @EnumSource
    void oneAddressTakesThePlacesOfNobodyElse(Kernel kernel) throws Exception {
        serve(kernel, connections(100, 2));
        Wire other = connectFrom("127.0.0.2");
        assertAnswered(other);
        Wire first = connect();
        assertAnswered(first);
        for (int i = 0; i < 5; i++) {
            assertAnswered(connect());
        }

        assertThat(first.isHungUp()).isTrue();
        assertAnswered(other);
    }

    @ParameterizedTest
    @EnumSource
    void addressesThatManyShareAreNotBounded(Kernel kernel) throws Exception {
        exempt = CidrSet.parse("exempt", Set.of("127.0.0.1"));
        serve(kernel, connections(100, 2));
        Wire first = connect();
        for (int i = 0; i < 5; i++) {
            assertAnswered(connect());
        }

        assertAnswered(first);
    }

    @ParameterizedTest
    @EnumSource
    void whoWaitsForNewsIsHungUpOnLast(Kernel kernel) throws Exception {
        answers = this::counted;
        serve(kernel, connections(2, 2));
        Wire waiting = connect();
        assertAnswered(waiting);
        waiting.send(NEWS);
        asked.acquire(2);
        Wire idle = connect();
        assertAnswered(idle);

        Wire newcomer = connect();
        assertAnswered(newcomer);
        assertThat(idle.isHungUp()).isTrue();
        newcomer.send(NEWS);
        asked.acquire(3);
        assertAnswered(connect());

        assertThat(waiting.isHungUp()).as("the one who has waited the longest").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void unfinishedHeadsOfOneAddressAreBounded(Kernel kernel) throws Exception {
        serve(kernel, bytes(1_000_000, 40_000));
        Wire other = connectFrom("127.0.0.2");
        assertArrived(other, HALF_A_HEAD);
        Wire oldest = connect();
        assertArrived(oldest, HALF_A_HEAD);
        for (int i = 0; i < 6; i++) {
            connect().send(HALF_A_HEAD);
        }

        assertThat(oldest.isHungUp()).isTrue();
        assertAnswered(connect());
        other.send("\r\nHost: localhost\r\n\r\n");
        assertThat(other.readUntil("}")).startsWith("HTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @EnumSource
    void unfinishedHeadsOfAllAreBounded(Kernel kernel) throws Exception {
        serve(kernel, bytes(40_000, 40_000));
        Wire oldest = connectFrom("127.0.0.2");
        assertArrived(oldest, HALF_A_HEAD);
        for (int i = 3; i < 10; i++) {
            connectFrom("127.0.0." + i).send(HALF_A_HEAD);
        }

        assertThat(oldest.isHungUp()).isTrue();
        assertAnswered(connect());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSentWhileAnAnswerIsAwaitedIsBounded(Kernel kernel) throws Exception {
        answers = this::counted;
        serve(kernel, bytes(1_000_000, 20_000));
        Wire oldest = connect();
        assertAnswered(oldest);
        oldest.send(NEWS + HALF_A_HEAD);
        asked.acquire(2);
        for (int i = 0; i < 4; i++) {
            connect().send(NEWS + HALF_A_HEAD);
        }

        assertThat(oldest.isHungUp()).isTrue();
        assertAnswered(connect());
    }

    @ParameterizedTest
    @EnumSource
    void whoNeverReadsItsAnswersIsHungUpOn(Kernel kernel) throws Exception {
        serve(kernel, bytes(1_000_000, 8_000));

        assertThat(connect().isResetWhileSending(LIVE.repeat(100))).isTrue();
        assertAnswered(connect());
    }

    @ParameterizedTest
    @EnumSource
    void moreFieldsThanAHundredAreRefusedAsTheyCome(Kernel kernel) throws Exception {
        serve(kernel, connections(10, 10));

        assertThat(connect()
                        .send("GET /health/live HTTP/1.1\r\n" + "a:\r\n".repeat(101))
                        .readUntil("\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @ParameterizedTest
    @EnumSource
    void whoHangsUpWaitsForNothing(Kernel kernel) throws Exception {
        CompletableFuture<HealthResponse> never = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch canceled = new CountDownLatch(1);
        never.whenComplete((answer, fault) -> canceled.countDown());
        answers = request -> {
            asked.countDown();
            return never;
        };
        serve(kernel, connections(10, 10));
        Wire waiting = connect().send(NEWS);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        waiting.close();

        assertThat(canceled.await(20, TimeUnit.SECONDS))
                .as("whether it is notified")
                .isTrue();
        assertThat(never).isCancelled();
    }

    @ParameterizedTest
    @EnumSource
    void passwordsOfOneAddressThatWaitToBeVerifiedAreBounded(Kernel kernel) throws Exception {
        serve(kernel, connections(100, 100));
        Wire other = connectFrom("127.0.0.2");
        List<Wire> guessers = new ArrayList<>();
        for (int i = 0; i < Verifiers.MAX_PER_ADDRESS; i++) {
            Wire guesser = connect();
            assertAnswered(guesser);
            guessers.add(guesser.send(WITH_PASSWORD));
            // The event loop has seen what came before.
            assertAnswered(other);
        }

        assertThat(connect().send(WITH_PASSWORD).readUntil("\r\n\r\n"))
                .startsWith("HTTP/1.1 429 ")
                .containsIgnoringCase("retry-after: 1\r\n");
        other.send(WITH_PASSWORD);
        verifier.resume();
        for (Wire guesser : guessers) {
            assertThat(guesser.readUntil("}")).startsWith("HTTP/1.1 401 ");
        }
        assertThat(other.readUntil("}")).startsWith("HTTP/1.1 401 ");
    }
}
