/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.internal;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.http.HealthResponse;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Sends the parts of a {@link HealthResponse#stream()} to one client, one at a time: the next is asked for when the server has
 * taken the previous one, so that a client that does not read is seen by its demand.
 *
 * <p>An adapter implements four writes, which must not block. It reports the end of each of the first two with {@link #taken()}
 * or {@link #gone()}, on any thread.
 */
public abstract class PartSubscriber implements Flow.Subscriber<ByteBuffer> {
    /*
     * One write at a time. The end may come while one is under way, as it needs no demand: it is then written after that one.
     * No write is called with the lock.
     */
    private final Object lock = new Object();

    @GuardedBy("lock")
    private Flow.@Nullable Subscription subscription;

    @GuardedBy("lock")
    private boolean writing;

    @GuardedBy("lock")
    private boolean ended;

    @GuardedBy("lock")
    private boolean over;

    /** Writes the head, and flushes it. */
    protected abstract void writeHead();

    /** Writes a part, and flushes it. It is a buffer of this client's own, with shared bytes. */
    protected abstract void writePart(ByteBuffer part);

    /** Ends the body properly. Called once at most, and never while a write is under way. */
    protected abstract void writeEnd();

    /** Closes the connection without ending the body. Called once at most, perhaps while a write is under way. */
    protected abstract void abort();

    @Override
    public final void onSubscribe(Flow.Subscription subscription) {
        synchronized (lock) {
            this.subscription = subscription;
            writing = true;
        }
        writeHead();
    }

    @Override
    public final void onNext(ByteBuffer part) {
        synchronized (lock) {
            if (over) {
                return;
            }
            writing = true;
        }
        writePart(part.duplicate());
    }

    @Override
    public final void onComplete() {
        synchronized (lock) {
            ended = true;
            if (over || writing) {
                return;
            }
            over = true;
        }
        writeEnd();
    }

    @Override
    public final void onError(Throwable cutOff) {
        synchronized (lock) {
            if (over) {
                return;
            }
            over = true;
        }
        abort();
    }

    /** The server has taken what was written last. */
    protected final void taken() {
        Flow.Subscription parts;
        synchronized (lock) {
            if (over) {
                return;
            }
            writing = false;
            over = ended;
            parts = ended ? null : subscription;
        }
        if (parts == null) {
            writeEnd();
        } else {
            parts.request(1);
        }
    }

    /** The client has disconnected. May be called more than once, and when everything has been written. */
    protected final void gone() {
        Flow.Subscription parts;
        synchronized (lock) {
            over = true;
            parts = requireNonNull(subscription, "PartSubscriber.gone: not subscribed yet");
        }
        parts.cancel();
    }
}
