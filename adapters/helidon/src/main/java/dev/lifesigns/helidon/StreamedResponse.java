/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import dev.lifesigns.http.internal.PartSubscriber;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A response whose body is sent in parts, by the virtual thread of its connection: a part that is delivered is left to that
 * thread. It holds one part at most, as the next is only asked for when the previous one was written.
 */
final class StreamedResponse extends PartSubscriber {
    private static final byte[] HEAD = {};

    private final OutputStream out;
    private final Thread connection = Thread.currentThread();

    /* Empty is the end. */
    private final BlockingQueue<Optional<byte[]>> unwritten = new LinkedBlockingQueue<>();

    private StreamedResponse(OutputStream out) {
        this.out = out;
    }

    /** Sends all parts; returns when they have ended. */
    static void send(Flow.Publisher<ByteBuffer> parts, ServerResponse response) {
        StreamedResponse body = new StreamedResponse(response.outputStream());
        parts.subscribe(body);
        body.writeAll();
    }

    private void writeAll() {
        try {
            for (var part = unwritten.take(); part.isPresent(); part = unwritten.take()) {
                out.write(part.get());
                out.flush();
                taken();
            }
            out.close();
        } catch (IOException | UncheckedIOException | InterruptedException cutOff) {
            throw new CloseConnectionException("the events end here", cutOff);
        } finally {
            // Helidon has exceptions of its own for a client that has disconnected.
            gone();
        }
    }

    @Override
    protected void writeHead() {
        unwritten.add(Optional.of(HEAD));
    }

    @Override
    protected void writePart(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        unwritten.add(Optional.of(bytes));
    }

    @Override
    protected void writeEnd() {
        unwritten.add(Optional.empty());
    }

    /** Ends a write that waits for the client, too: a virtual thread that is interrupted closes its socket. */
    @Override
    protected void abort() {
        connection.interrupt();
    }
}
