/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.checks.internal.DeadlineGuard;
import dev.lifesigns.checks.internal.Dialer;
import dev.lifesigns.checks.internal.TlsSockets;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request over a new connection: nothing on the way can have dropped it, it leads where the name points now,
 * and it shows that the server accepts new connections. Immutable and thread-safe.
 */
final class Exchange {
    private final Dialer dialer;
    private final String host;
    private final int port;
    private final boolean tls;
    private final SSLSocketFactory certificates;

    Exchange(Endpoint server, SSLSocketFactory certificates) {
        this.host = server.host();
        this.port = server.port();
        this.dialer = new Dialer(host, port);
        this.tls = server.isTls();
        this.certificates = certificates;
    }

    /** The head of the response, once its body has been read. */
    ResponseHead send(RequestHead request, URI target, CheckDeadline deadline)
            throws IOException, InterruptedException {
        if (deadline.expired()) {
            throw new SocketTimeoutException();
        }
        try (Socket socket = dialer.dial(deadline)) {
            // the socket's timeout limits a single read; a server that sends a byte at a time never exceeds it
            DeadlineGuard abortion = DeadlineGuard.abortion(deadline, () -> close(socket));
            try {
                return answer(socket, request, target, deadline);
            } catch (IOException failure) {
                if (interrupted(failure)) {
                    throw new InterruptedException();
                }
                if (deadline.expired() && !(failure instanceof SocketTimeoutException)) {
                    throw timeout(failure);
                }
                throw failure;
            } finally {
                abortion.end();
            }
        }
    }

    private ResponseHead answer(Socket plain, RequestHead request, URI target, CheckDeadline deadline)
            throws IOException {
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(deadline.remainingMillis());
        try (Socket socket = tls ? TlsSockets.over(certificates, plain, host, port) : plain) {
            socket.getOutputStream().write(request.to(target));
            socket.getOutputStream().flush();
            InputStream in = new BufferedInputStream(new Within(deadline, plain, socket.getInputStream()));
            ResponseHead head = ResponseHead.read(in);
            ResponseBody.discard(in, head, request.method().equals("HEAD"));
            return head;
        }
    }

    private static boolean interrupted(IOException failure) {
        return failure instanceof ClosedByInterruptException
                || failure.getCause() instanceof ClosedByInterruptException
                || Thread.interrupted();
    }

    private static SocketTimeoutException timeout(IOException failure) {
        SocketTimeoutException timeout = new SocketTimeoutException();
        timeout.initCause(failure);
        return timeout;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            // Closing it was the point; it does not matter how.
            return;
        }
    }

    /** Waits for each byte, until the deadline at most. */
    private static final class Within extends FilterInputStream {
        private final CheckDeadline deadline;
        private final Socket socket;

        Within(CheckDeadline deadline, Socket socket, InputStream in) {
            super(in);
            this.deadline = deadline;
            this.socket = socket;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (deadline.expired()) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout(deadline.remainingMillis());
            return super.read(buffer, offset, length);
        }
    }
}
