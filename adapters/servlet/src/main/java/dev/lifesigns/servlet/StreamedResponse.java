/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import dev.lifesigns.http.internal.PartSubscriber;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** A response whose body is sent in parts, without blocking: the container says when it can take more. */
final class StreamedResponse extends PartSubscriber {
    private enum Step {
        WRITE,
        FLUSH,
        REPORT,
        REST
    }

    private final AsyncContext context;
    private final ServletOutputStream out;

    /*
     * Owned by one thread at a time. The thread that delivers a part has it until the container is not ready, then the
     * container's has it, which calls onWritePossible; there is no next part before this one was reported as taken.
     */
    private volatile Step step = Step.FLUSH;
    private volatile byte[] part = {};

    /* Written before step is read, and read after step was written: so one of the two threads completes. */
    private volatile boolean cutOff;

    /* Whether it was completed, here or by the container. */
    private final AtomicBoolean completed = new AtomicBoolean();

    StreamedResponse(AsyncContext context, ServletOutputStream out) {
        this.context = context;
        this.out = out;
    }

    /** The container calls as soon as its own thread has left the servlet. */
    @Override
    protected void writeHead() {
        context.addListener(new EndListener(() -> {
            completed.set(true);
            gone();
        }));
        out.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {
                advance();
            }

            @Override
            public void onError(Throwable disconnected) {
                gone();
                complete();
            }
        });
    }

    @Override
    protected void writePart(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        part = bytes;
        step = Step.WRITE;
        advance();
    }

    private void advance() {
        try {
            writeWhileReady();
        } catch (IOException | RuntimeException disconnected) {
            // The container finds out as well and ends the request, which it may have used for another client by now.
            gone();
        }
    }

    private void writeWhileReady() throws IOException {
        while (step != Step.REST && out.isReady()) {
            switch (step) {
                case WRITE -> {
                    step = Step.FLUSH;
                    out.write(part);
                }
                case FLUSH -> {
                    step = Step.REPORT;
                    out.flush();
                }
                case REPORT -> {
                    step = Step.REST;
                    if (cutOff) {
                        complete();
                    } else {
                        taken();
                    }
                    return;
                }
                case REST -> {}
            }
        }
    }

    @Override
    protected void writeEnd() {
        complete();
    }

    /**
     * Servlets cannot break off a response. To complete one while its client does not read would block a thread of the
     * container, so this waits until the container can write, or finds the client gone.
     */
    @Override
    protected void abort() {
        cutOff = true;
        if (step == Step.REST) {
            complete();
        }
    }

    private void complete() {
        if (completed.compareAndSet(false, true)) {
            try {
                context.complete();
            } catch (IllegalStateException over) {
                // The container has done so itself, because the client has disconnected.
            }
        }
    }
}
