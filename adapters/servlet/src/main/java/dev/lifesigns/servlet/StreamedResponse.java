/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lifesigns.http.internal.PartSubscriber;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** A response whose body is sent in parts, without blocking: the container says when it can take more. */
final class StreamedResponse extends PartSubscriber {
    private enum Step {
        WRITE,
        FLUSH,
        REPORT,
        REST
    }

    private static final Duration LONGEST_WRITE = Duration.ofSeconds(1);

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

    /*
     * Held while the response is used, and before the container may use its objects for another client. The container waits
     * for it no longer than that, as it may hold a lock of its own that a write needs.
     */
    private final ReentrantLock using = new ReentrantLock();

    /* Whether it was completed, here or by the container. */
    private volatile boolean completed;

    StreamedResponse(AsyncContext context, ServletOutputStream out) {
        this.context = context;
        this.out = out;
    }

    /** The container calls as soon as its own thread has left the servlet. */
    @Override
    protected void writeHead() {
        context.addListener(new EndListener(this::onCompleted));
        out.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {
                advance();
            }

            @Override
            public void onError(Throwable disconnected) {
                gone();
                if (awaitOthers()) {
                    try {
                        complete();
                    } finally {
                        using.unlock();
                    }
                }
            }
        });
    }

    /** Called by the container, which uses the objects of this response for another client afterwards. */
    private void onCompleted() {
        boolean alone = awaitOthers();
        completed = true;
        if (alone) {
            using.unlock();
        }
        gone();
    }

    /** Takes the lock if a thread that uses the response releases it soon. */
    private boolean awaitOthers() {
        try {
            return using.tryLock(LONGEST_WRITE.toMillis(), MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
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
        using.lock();
        try {
            if (!completed) {
                writeWhileReady();
            }
        } catch (IOException | RuntimeException disconnected) {
            // The container finds out as well and ends the request, which it may have used for another client by now.
            gone();
        } finally {
            using.unlock();
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
        using.lock();
        try {
            if (!completed) {
                completed = true;
                context.complete();
            }
        } catch (IllegalStateException over) {
            // The container has done so itself, because the client has disconnected.
        } finally {
            using.unlock();
        }
    }
}
