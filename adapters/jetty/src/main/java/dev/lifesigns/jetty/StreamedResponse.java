/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import dev.lifesigns.http.internal.PartSubscriber;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** A response whose body is sent in parts. Jetty sends each of them at once, and never blocks the thread that writes it. */
final class StreamedResponse extends PartSubscriber {
    private final Response response;
    private final Callback callback;

    StreamedResponse(Response response, Callback callback) {
        this.response = response;
        this.callback = callback;
    }

    @Override
    protected void writeHead() {
        write(null);
    }

    @Override
    protected void writePart(ByteBuffer part) {
        write(part);
    }

    private void write(@Nullable ByteBuffer content) {
        response.write(false, content, Callback.from(Invocable.InvocationType.NON_BLOCKING, this::taken, this::failed));
    }

    private void failed(Throwable failure) {
        gone();
        callback.failed(failure);
    }

    @Override
    protected void writeEnd() {
        response.write(true, null, callback);
    }

    /** Quiet: a client that does not read is not an error. */
    @Override
    protected void abort() {
        callback.failed(new QuietException.RuntimeException("the client has not read for too long"));
    }
}
