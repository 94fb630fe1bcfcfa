/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What every check of a TCP server should promise, whatever the server does. The built-in checks pass it, and so can
 * yours.
 *
 * <p>It places a {@link FaultProxy} between the check and a real server, and breaks the connection in every way that it
 * knows. It needs no test framework; with JUnit, each promise can be a {@code DynamicTest} of its own.
 *
 * <pre>{@code
 * CheckContract contract = CheckContract.of((host, port) -> TcpCheck.of(host, port)).server(5672).secret("hunter2");
 * for (CheckContract.Promise promise : contract.promises()) {
 *     promise.verify();
 * }
 * }</pre>
 *
 * <p>A check that is {@link AutoCloseable} is closed after each promise. A run that has not ended 20 s after it should
 * have fails its promise; a run that is expected to be up has that long. Not thread-safe.
 */
public final class CheckContract {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration MINUTES = Duration.ofMinutes(5);
    private static final int RUNS = 20;

    private final Factory factory;
    private final List<String> secrets = new ArrayList<>();
    private int port;
    private boolean acceptedIsUp;
    private int connections = 1;

    private CheckContract(Factory factory) {
        this.factory = factory;
    }

    /** Creates the check, which must not connect before its first run. */
    @FunctionalInterface
    public interface Factory {
        /**
         * A check of a server.
         *
         * @param host an address of loopback
         * @param port the port of the proxy
         */
        HealthCheck create(String host, int port) throws Exception;
    }

    /** One thing that the contract promises. */
    public static final class Promise {
        private final String name;
        private final Verification verification;

        private Promise(String name, Verification verification) {
            this.name = name;
            this.verification = verification;
        }

        /** The promise in words. */
        public String name() {
            return name;
        }

        /**
         * Verifies it, with a check and a proxy of its own.
         *
         * @throws AssertionError if the check does not keep it
         */
        public void verify() throws Exception {
            verification.run();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private interface Verification {
        void run() throws Exception;
    }

    /** The contract for the checks that a factory creates. */
    public static CheckContract of(Factory factory) {
        return new CheckContract(requireNonNull(factory, "CheckContract.of: factory is null"));
    }

    /**
     * Sets the port of 127.0.0.1 at which a server listens that the check finds up. Required.
     *
     * @throws IllegalArgumentException if it is not between 1 and 65535
     */
    @CanIgnoreReturnValue
    public CheckContract server(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("CheckContract.server: port: " + port + " (expected: 1 to 65535)");
        }
        this.port = port;
        return this;
    }

    /** Adds a text that no result may contain, such as the password that the check logs in with. */
    @CanIgnoreReturnValue
    public CheckContract secret(String secret) {
        secrets.add(requireNonNull(secret, "CheckContract.secret: secret is null"));
        return this;
    }

    /** Declares that an accepted connection is all the check requires, so that a server that says nothing is up. */
    @CanIgnoreReturnValue
    public CheckContract acceptedIsUp() {
        this.acceptedIsUp = true;
        return this;
    }

    /**
     * Declares how many connections the check keeps at most, for one whose client needs several; default: 1.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    @CanIgnoreReturnValue
    public CheckContract connections(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("CheckContract.connections: most: " + most + " (expected: 1 or more)");
        }
        this.connections = most;
        return this;
    }

    /**
     * The promises, in the order in which they are best read.
     *
     * @throws IllegalStateException if there is no {@link #server(int)}
     */
    public List<Promise> promises() {
        if (port == 0) {
            throw new IllegalStateException("CheckContract.promises: no server (expected: server(port) before)");
        }
        return List.of(
                new Promise("a server that works is up", this::isUp),
                new Promise("a refused connection is unreachable", this::refusedIsUnreachable),
                new Promise("a server that says nothing ends the run in time", () -> endsInTime(Fault.SILENT)),
                new Promise("a server that drips ends the run in time", () -> endsInTime(Fault.DRIP)),
                new Promise("garbage without end ends the run in time", () -> endsInTime(Fault.GARBAGE)),
                new Promise("a connection closed within the answer is not up", () -> isNotUp(Fault.HALF)),
                new Promise("a connection that is reset is not up", () -> isNotUp(Fault.RESET)),
                new Promise("an interrupted run ends", this::interruptedEnds),
                new Promise("a run whose deadline has passed ends", this::expiredEnds),
                new Promise("a server that was restarted is up again", this::restartedIsUp),
                new Promise(
                        connections == 1
                                ? "at most one connection is kept, and none after close"
                                : "at most " + connections + " connections are kept, and none after close",
                        this::connectionsAreBounded),
                new Promise("runs that fail leave no thread and no connection", this::failuresLeaveNothing));
    }

    private void isUp() throws Exception {
        try (CheckUnderTest check = start()) {
            check.runUp();
            check.runUp();
        }
    }

    private void refusedIsUnreachable() throws Exception {
        fresh(Fault.REFUSE, check -> check.runDown(CheckUnderTest.PATIENCE, ErrorKind.UNREACHABLE));
        used(Fault.REFUSE, check -> check.runDown(CheckUnderTest.PATIENCE, ErrorKind.UNREACHABLE));
    }

    private void endsInTime(Fault fault) throws Exception {
        Step step = check -> {
            if (acceptedIsUp) {
                check.run(SHORT);
            } else if (fault == Fault.SILENT) {
                check.runDown(SHORT, ErrorKind.TIMEOUT);
            } else {
                check.runDown(SHORT, null);
            }
        };
        fresh(fault, step);
        used(fault, step);
    }

    private void isNotUp(Fault fault) throws Exception {
        Step step = check -> {
            if (acceptedIsUp) {
                check.run(CheckUnderTest.PATIENCE);
            } else {
                check.runDown(CheckUnderTest.PATIENCE, null);
            }
        };
        fresh(fault, step);
        used(fault, step);
    }

    private void interruptedEnds() throws Exception {
        fresh(Fault.SILENT, check -> check.runInterrupted(MINUTES));
    }

    private void expiredEnds() throws Exception {
        fresh(Fault.SILENT, check -> check.run(Duration.ZERO));
        used(Fault.SILENT, check -> check.run(Duration.ZERO));
    }

    private void restartedIsUp() throws Exception {
        used(Fault.REFUSE, check -> {
            check.proxy().inject(Fault.NONE);
            check.runUp();
        });
    }

    private void connectionsAreBounded() throws Exception {
        try (CheckUnderTest check = start()) {
            for (int run = 0; run < RUNS; run++) {
                check.runUp();
                check.awaitConnections(check.closeable() ? connections : 0);
            }
        }
    }

    private void failuresLeaveNothing() throws Exception {
        for (Fault fault : List.of(Fault.REFUSE, Fault.RESET, Fault.SILENT, Fault.GARBAGE)) {
            try (CheckUnderTest check = start()) {
                check.run(CheckUnderTest.PATIENCE);
                check.proxy().inject(fault);
                check.run(SHORT.dividedBy(4));
                long before = CheckUnderTest.threads();
                for (int run = 0; run < RUNS; run++) {
                    check.run(SHORT.dividedBy(4));
                }
                check.awaitThreads(before);
                check.awaitConnections(check.closeable() ? connections : 0);
            }
        }
    }

    private interface Step {
        void run(CheckUnderTest check) throws Exception;
    }

    /** With a check that has never run. */
    private void fresh(Fault fault, Step step) throws Exception {
        try (CheckUnderTest check = start()) {
            check.proxy().inject(fault);
            step.run(check);
        }
    }

    /** With a check that has been up, and may have kept its connection. */
    private void used(Fault fault, Step step) throws Exception {
        try (CheckUnderTest check = start()) {
            check.runUp();
            check.proxy().inject(fault);
            step.run(check);
        }
    }

    private CheckUnderTest start() throws Exception {
        FaultProxy proxy = FaultProxy.inFrontOf(port);
        boolean started = false;
        try {
            HealthCheck check = factory.create("127.0.0.1", proxy.port());
            started = true;
            return new CheckUnderTest(check, proxy, secrets);
        } finally {
            if (!started) {
                proxy.close();
            }
        }
    }
}
