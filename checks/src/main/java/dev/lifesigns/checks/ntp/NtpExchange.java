/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ntp;

import dev.lifesigns.CheckDeadline;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Instant;

/** One request, and the wait for its answer. */
final class NtpExchange {
    /** No leap second, version 4, a client. */
    private static final byte FIRST = 0x23;

    private static final int AT_SENT = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NtpExchange() {}

    /**
     * Asks one server.
     *
     * @throws SocketTimeoutException if there is no answer in time
     * @throws java.net.PortUnreachableException if nobody listens there
     * @throws InterruptedException if the caller is interrupted
     */
    static NtpAnswer ask(InetSocketAddress server, CheckDeadline deadline) throws IOException, InterruptedException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(server);
            return exchange(channel.socket(), deadline);
        } catch (IOException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw failure;
        }
    }

    private static NtpAnswer exchange(DatagramSocket socket, CheckDeadline deadline) throws IOException {
        // instead of this machine's time, which is nobody's business, and could be guessed by a forger
        long nonce = RANDOM.nextLong();
        byte[] request = new byte[NtpAnswer.LENGTH];
        request[0] = FIRST;
        ByteBuffer.wrap(request).putLong(AT_SENT, nonce);
        Instant sent = Instant.now();
        socket.send(new DatagramPacket(request, request.length));
        byte[] buffer = new byte[1_024];
        while (!deadline.expired()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.setSoTimeout(deadline.remainingMillis());
            socket.receive(packet);
            NtpAnswer answer = NtpAnswer.read(buffer, packet.getLength(), nonce, sent, Instant.now());
            if (answer != null) {
                return answer;
            }
        }
        throw new SocketTimeoutException();
    }
}
