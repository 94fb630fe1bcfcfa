/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.TlsOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import javax.net.ssl.SSLSocket;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * The first request over an encrypted connection. Jedis would close a connection that the server refuses after the handshake, as it does
 * a client without a certificate, before it reads why.
 */
final class FirstPing {
    private static final byte[] PING = "*1\r\n$4\r\nPING\r\n".getBytes(US_ASCII);
    private static final int LONGEST_REPLY = 1_024;

    private FirstPing() {}

    /**
     * Sends it, and reads the reply. That the client is not logged in yet is fine.
     *
     * @throws JedisDataException if the server replies with any other error
     */
    static void over(SSLSocket socket) throws IOException {
        TlsOutput.of(socket).write(PING);
        String reply = line(socket.getInputStream());
        if (reply.startsWith("-") && RedisErrors.kindOf(reply.substring(1)) != ErrorKind.UNAUTHORIZED) {
            throw new JedisDataException(reply.substring(1));
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() == LONGEST_REPLY) {
                throw new EOFException("no reply to PING");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
