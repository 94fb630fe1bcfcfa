/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Lines and bytes on a connection, of which a run waits for each until its deadline. Used by one run at a time. */
public final class Wire {
    private static final int LONGEST_LINE = 64 * 1024;

    private final HostAndPort server;
    private final Socket plain;
    private Socket socket;
    private InputStream in;
    private CheckDeadline deadline;
    private @Nullable TlsDemand tls;

    /** A connection that is not encrypted yet. */
    public Wire(Socket plain, HostAndPort server, CheckDeadline deadline) throws IOException {
        this.server = server;
        this.plain = plain;
        this.socket = plain;
        this.deadline = deadline;
        this.in = buffered(plain);
    }

    Socket plain() {
        return plain;
    }

    /** Hands the connection to a run. */
    void lend(CheckDeadline next) {
        this.deadline = next;
    }

    /**
     * Encrypts the connection from here on.
     *
     * @throws Refusal if the server has already sent more, because that could be anyone's words
     */
    public void encrypt(TlsDemand demand) throws IOException {
        if (in.available() > 0) {
            throw new Refusal(ErrorKind.FAILED, "plain text where TLS starts (expected: nothing)");
        }
        socket = demand.client().over(plain, server.host(), server.port(), List.of());
        in = buffered(socket);
        tls = demand;
    }

    /** This side's address, as mail servers expect it in a greeting. */
    public InetAddress localAddress() {
        return plain.getLocalAddress();
    }

    /** Sends a text. */
    public void send(String text) throws IOException {
        send(text.getBytes(UTF_8));
    }

    /** Sends bytes. */
    public void send(byte[] bytes) throws IOException {
        TlsOutput.of(socket).write(bytes);
    }

    /**
     * Reads a line, without its end.
     *
     * @throws EOFException if the server closes the connection before the end of a line
     * @throws Refusal if the line is longer than 64 KiB
     */
    public String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = readByte(); next != '\n'; next = readByte()) {
            if (line.size() == LONGEST_LINE) {
                throw new Refusal(ErrorKind.FAILED, "a line of more than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** @throws EOFException if the server closes the connection instead */
    public int readByte() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    /** @throws EOFException if the server closes the connection before that many */
    public byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /** The result with the verdict on the server's certificates, if the connection is encrypted. */
    CheckResult judge(CheckResult result) throws IOException {
        return tls == null || !(socket instanceof SSLSocket encrypted)
                ? result
                : tls.judge(result, server.toString(), encrypted.getSession());
    }

    void close() {
        try {
            // not that of TLS, which may wait until the server reads its farewell
            plain.close();
        } catch (IOException broken) {
            // It is no longer needed, closed or not.
            return;
        }
    }

    private InputStream buffered(Socket from) throws IOException {
        return new BufferedInputStream(TimedConnection.input(() -> deadline, plain, from.getInputStream()));
    }
}
