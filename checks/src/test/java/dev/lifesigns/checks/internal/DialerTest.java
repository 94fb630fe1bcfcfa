/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckDeadline;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DialerTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @Test
    void firstAddressThatAcceptsIsUsed() throws Exception {
        try (ServerSocket server = listening("127.0.0.3", 0);
                Socket socket =
                        dialer(server.getLocalPort(), "127.0.0.2", "127.0.0.3").dial(CheckDeadline.after(AMPLE))) {
            assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.3");
        }
    }

    @Test
    void addressThatDoesNotAnswerLeavesTimeForTheNext() throws Exception {
        try (ServerSocket deaf = listening("127.0.0.2", 1);
                ServerSocket server = listening("127.0.0.3", 50, deaf.getLocalPort())) {
            List<SocketChannel> backlog = fill(deaf);
            try (Socket socket = dialer(server.getLocalPort(), "127.0.0.2", "127.0.0.3")
                    .dial(CheckDeadline.after(Duration.ofSeconds(3)))) {
                assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.3");
            }
            for (SocketChannel channel : backlog) {
                channel.close();
            }
        }
    }

    @Test
    void addressesThatAllRefuseAreARefusal() throws Exception {
        int closed;
        try (ServerSocket server = listening("127.0.0.2", 0)) {
            closed = server.getLocalPort();
        }
        assertThatThrownBy(() -> dialer(closed, "127.0.0.2", "127.0.0.3").dial(CheckDeadline.after(AMPLE)))
                .isInstanceOf(ConnectException.class)
                .hasMessage("connection refused");
    }

    @Test
    void expiredDeadlineIsATimeout() {
        assertThatThrownBy(() -> dialer(9, "127.0.0.2").dial(CheckDeadline.after(Duration.ZERO)))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aSocketConnectedToItselfIsRecognized() throws Exception {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.bind(new InetSocketAddress("127.0.0.1", 0));
            channel.connect(channel.getLocalAddress());

            assertThat(Dialer.connectedToItself(channel)).isTrue();
        }
    }

    private static Dialer dialer(int port, String... literals) {
        return new Dialer(new HostResolver("name.test", host -> addresses(literals)), port);
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }

    private static ServerSocket listening(String address, int backlog) throws Exception {
        return listening(address, backlog, 0);
    }

    private static ServerSocket listening(String address, int backlog, int port) throws Exception {
        return new ServerSocket(port, backlog, InetAddress.getByName(address));
    }

    /** Until the kernel drops what comes next: a server that does not accept. */
    private static List<SocketChannel> fill(ServerSocket deaf) throws Exception {
        List<SocketChannel> channels = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(deaf.getLocalSocketAddress());
            channels.add(channel);
        }
        return channels;
    }
}
