/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DialerTest {
    @Test
    void aSocketConnectedToItselfIsRecognised() throws Exception {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.bind(new InetSocketAddress("127.0.0.1", 0));
            channel.connect(channel.getLocalAddress());

            assertThat(Dialer.connectedToItself(channel)).isTrue();
        }
    }
}
