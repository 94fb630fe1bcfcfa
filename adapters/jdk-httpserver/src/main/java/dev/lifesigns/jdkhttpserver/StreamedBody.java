/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of a body to an exchange as they come, one after the other, on an executor that interrupts who takes too
 * long. While there is nothing to write, it holds no thread.
 */
final class StreamedBody implements Flow.Subscriber<ByteBuffer> {
    private final HttpExchange exchange;
    private final Executor executor;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private volatile boolean complete;

    /* The end of what is to be written so far. Belongs to the thread that delivers the parts. */
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

    /** @param exchange one whose head has been sent */
    StreamedBody(HttpExchange exchange, Executor executor) {
        this.exchange = exchange;
        this.executor = executor;
    }

    /** Whether no more parts will come. */
    boolean isComplete() {
        return complete;
    }

    /** Complete when the exchange is closed. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(ByteBuffer part) {
        then(() -> write(part));
    }

    @Override
    public void onError(Throwable failure) {
        then(this::abort);
    }

    @Override
    public void onComplete() {
        complete = true;
        then(this::close);
    }

    private void then(Runnable step) {
        written = written.thenRunAsync(step, executor);
    }

    private void write(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        try {
            OutputStream body = exchange.getResponseBody();
            body.write(bytes);
            body.flush();
            subscription().request(1);
        } catch (IOException | RuntimeException gone) {
            // The client has disconnected, or has read nothing for too long; or the server has stopped.
            subscription().cancel();
            abort();
        }
    }

    /** Closes the connection in the middle of the body: who reads it must see that something is missing. */
    private void abort() {
        exchange.setStreams(null, new Unfinished(exchange.getResponseBody()));
        close();
    }

    private void close() {
        exchange.close();
        closed.complete(null);
    }

    private Flow.Subscription subscription() {
        return requireNonNull(subscription);
    }

    /** A body that fails when it is closed, whereupon the exchange closes its connection. */
    private static final class Unfinished extends FilterOutputStream {
        Unfinished(OutputStream body) {
            super(body);
        }

        @Override
        public void close() throws IOException {
            throw new IOException("the body has no end");
        }
    }
}
