/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckDeadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.function.Supplier;

/** Work on a connection that is opened for one run and never outlasts its deadline. */
public final class TimedConnection {
    private TimedConnection() {}

    /** Opens a connection. */
    @FunctionalInterface
    public interface Opening {
        Socket open() throws IOException, InterruptedException;
    }

    /** Uses a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Socket socket) throws IOException;
    }

    /**
     * Opens a connection, does the work on it, and closes it.
     *
     * @throws SocketTimeoutException if the deadline passes first
     * @throws InterruptedException if the caller is interrupted
     */
    public static <T> T use(Opening opening, CheckDeadline deadline, Work<T> work)
            throws IOException, InterruptedException {
        if (deadline.expired()) {
            throw new SocketTimeoutException();
        }
        try (Socket socket = opening.open()) {
            return on(socket, deadline, work);
        }
    }

    /**
     * Does the work on an open connection, and leaves it open unless the deadline passes.
     *
     * @throws SocketTimeoutException if the deadline passes first
     * @throws InterruptedException if the caller is interrupted
     */
    public static <T> T on(Socket socket, CheckDeadline deadline, Work<T> work)
            throws IOException, InterruptedException {
        // the socket's timeout limits a single read; a server that sends a byte at a time never exceeds it
        DeadlineGuard abortion = DeadlineGuard.abortion(deadline, () -> close(socket));
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(deadline.remainingMillis());
            return work.on(socket);
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

    /** Waits for each byte, until the deadline at most. */
    public static InputStream input(CheckDeadline deadline, Socket plain, InputStream in) {
        return input(() -> deadline, plain, in);
    }

    /** Waits for each byte, until the deadline of the current run at most. */
    static InputStream input(Supplier<CheckDeadline> deadlines, Socket plain, InputStream in) {
        return new Within(deadlines, plain, in);
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

    private static final class Within extends FilterInputStream {
        private final Supplier<CheckDeadline> deadlines;
        private final Socket socket;

        Within(Supplier<CheckDeadline> deadlines, Socket socket, InputStream in) {
            super(in);
            this.deadlines = deadlines;
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            CheckDeadline deadline = deadlines.get();
            if (deadline.expired()) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout(deadline.remainingMillis());
            return super.read(buffer, offset, length);
        }
    }
}
