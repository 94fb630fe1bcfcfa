/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A careful check passes the contract, and each careless one fails the promise that it breaks. */
class CheckContractTest {
    private EchoServer server;

    @BeforeEach
    void start() throws Exception {
        server = new EchoServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> carefulCheckKeepsEveryPromise() {
        return contract(EchoCheck::new).secret("hunter2").promises().stream()
                .map(promise -> DynamicTest.dynamicTest(promise.name(), promise::verify));
    }

    @Test
    void checkThatIsAlwaysUpBreaksThePromisesAboutFailures() throws Exception {
        assertThat(broken(contract((host, port) -> deadline -> CheckResult.up())))
                .containsExactly(
                        "a refused connection is unreachable",
                        "a server that says nothing ends the run in time",
                        "a server that drips ends the run in time",
                        "garbage without end ends the run in time",
                        "a connection closed within the answer is not up",
                        "a connection that is reset is not up");
    }

    @Test
    void whatAcceptedConnectionsProveIsUpToTheCheck() throws Exception {
        CheckContract contract = contract((host, port) -> deadline -> {
                    try (Socket socket = new Socket(host, port)) {
                        return CheckResult.up("port " + socket.getPort());
                    }
                })
                .acceptedIsUp();

        assertThat(broken(contract)).isEmpty();
    }

    @Test
    void clientThatKeepsTwoConnectionsDeclaresThem() throws Exception {
        promise(contract(TwoConnections::new).connections(2), "at most 2 connections are kept, and none after close")
                .verify();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contract(TwoConnections::new).connections(0))
                .withMessage("CheckContract.connections: most: 0 (expected: 1 or more)");
    }

    @Test
    void connectionThatIsLeftOpenIsFound() throws Exception {
        List<Socket> left = new ArrayList<>();
        CheckContract contract = contract((host, port) -> deadline -> {
                    left.add(new Socket(host, port));
                    return CheckResult.up();
                })
                .acceptedIsUp();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> promise(contract, "at most one connection is kept, and none after close")
                        .verify())
                .withMessage("expected within PT20S: at most 0 open connections, but there are more");
        for (Socket socket : left) {
            socket.close();
        }
    }

    @Test
    void secretIsFoundWhereverItIs() {
        CheckContract contract = contract((host, port) -> new EchoCheck(host, port) {
                    @Override
                    public CheckResult check(CheckDeadline deadline) throws IOException {
                        return super.check(deadline).withDetail("login", "admin:hunter2");
                    }
                })
                .secret("hunter2");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> promise(contract, "a server that works is up").verify())
                .withMessageContaining("a secret is in the message, the details, or toString() of the check")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void messageHasOneLine() {
        CheckContract contract = contract((host, port) -> deadline -> CheckResult.down("a\nb"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> promise(contract, "a server that works is up").verify())
                .withMessage("message: 'a\nb' (expected: one line of at most 1000 characters)");
    }

    @Test
    void contractNeedsAServer() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CheckContract.of(EchoCheck::new).promises())
                .withMessage("CheckContract.promises: no server (expected: server(port) before)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckContract.of(EchoCheck::new).server(0))
                .withMessage("CheckContract.server: port: 0 (expected: 1 to 65535)");
    }

    private CheckContract contract(CheckContract.Factory factory) {
        return CheckContract.of(factory).server(server.port());
    }

    private static CheckContract.Promise promise(CheckContract contract, String name) {
        return contract.promises().stream()
                .filter(promise -> promise.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> broken(CheckContract contract) throws Exception {
        List<String> names = new ArrayList<>();
        for (CheckContract.Promise promise : contract.promises()) {
            try {
                promise.verify();
            } catch (AssertionError broken) {
                names.add(promise.name());
            }
        }
        return names;
    }

    /** Keeps two connections until its next run. */
    private static final class TwoConnections implements HealthCheck, AutoCloseable {
        private final InetSocketAddress address;
        private final List<Socket> kept = new ArrayList<>();

        TwoConnections(String host, int port) {
            this.address = new InetSocketAddress(host, port);
        }

        @Override
        public CheckResult check(CheckDeadline deadline) throws IOException {
            close();
            kept.add(new Socket(address.getAddress(), address.getPort()));
            kept.add(new Socket(address.getAddress(), address.getPort()));
            return CheckResult.up();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : kept) {
                socket.close();
            }
            kept.clear();
        }
    }

    /** Sends one line and expects the same line. */
    private static class EchoCheck implements HealthCheck {
        private static final byte[] LINE = "anybody there?\n".getBytes(US_ASCII);

        private final InetSocketAddress address;

        EchoCheck(String host, int port) {
            this.address = new InetSocketAddress(host, port);
        }

        @Override
        public CheckResult check(CheckDeadline deadline) throws IOException {
            try (SocketChannel channel = SocketChannel.open()) {
                Socket socket = channel.socket();
                socket.connect(address, deadline.remainingMillis());
                socket.getOutputStream().write(LINE);
                for (byte expected : LINE) {
                    if (deadline.expired()) {
                        throw new SocketTimeoutException("no response in time");
                    }
                    socket.setSoTimeout(deadline.remainingMillis());
                    if (socket.getInputStream().read() != expected) {
                        return CheckResult.down(ErrorKind.FAILED, "not an echo");
                    }
                }
                return CheckResult.up();
            }
        }
    }
}
