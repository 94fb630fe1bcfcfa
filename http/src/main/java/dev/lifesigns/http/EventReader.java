/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the events: a position in the {@link EventLog}, and how much its client has asked for. It has no thread and
 * no queue of events.
 *
 * <p>Any thread may subscribe, request and cancel. Everything else happens on the thread of {@link EventStreams}, which
 * calls the subscriber, too: except for {@code onSubscribe}, so that it can cancel as soon as it has subscribed.
 */
final class EventReader implements Flow.Publisher<ByteBuffer>, Flow.Subscription {
    /** At most as many bytes are delivered at once, so that a client which does not read keeps no more than that in its server. */
    static final int PART_BYTES = 16 * 1024;

    /** Ticks without a request for what is to be sent: counted, not timed, so that a frozen process cuts off nobody. */
    static final int PATIENCE_TICKS = 6;

    private static final long NOT_STARTED = -1;

    private final EventStreams streams;
    private final @Nullable String lastEventId;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicBoolean placed = new AtomicBoolean(true);
    private final AtomicLong demand = new AtomicLong();

    /*
     * Whether there is something to send and no demand. Written before demand is read again, and read after demand was
     * written: so one of the two sides sees the other, and what was asked for is delivered.
     */
    private volatile boolean waiting = true;

    /* Set to true once, when the subscriber has canceled or was called for the last time. */
    private volatile boolean over;

    private volatile @Nullable IllegalArgumentException malformedRequest;

    private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
    private final ArrayDeque<ByteBuffer> unsent = new ArrayDeque<>();
    private long seen = NOT_STARTED;
    private int ticksWithoutDemand;
    private boolean commentDue;
    private boolean endIncluded;

    /** @param lastEventId the id that the client sent, or {@code null} */
    EventReader(EventStreams streams, @Nullable String lastEventId) {
        this.streams = streams;
        this.lastEventId = lastEventId;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> first) {
        requireNonNull(first, "HealthResponse.stream.subscribe: subscriber is null");
        if (subscribed.compareAndSet(false, true)) {
            first.onSubscribe(this);
            streams.execute(() -> attach(first));
        } else {
            first.onSubscribe(new Refused());
            first.onError(new IllegalStateException("stream: has a subscriber (expected: only one)"));
        }
    }

    private record Refused() implements Flow.Subscription {
        @Override
        public void request(long parts) {}

        @Override
        public void cancel() {}
    }

    @Override
    public void request(long parts) {
        if (parts <= 0) {
            malformedRequest = new IllegalArgumentException("stream: request: " + parts + " (expected: at least 1)");
            streams.wake();
            return;
        }
        demand.accumulateAndGet(parts, (now, more) -> now + more < 0 ? Long.MAX_VALUE : now + more);
        if (waiting) {
            streams.wake();
        }
    }

    /** Frees the place at once. */
    @Override
    public void cancel() {
        over = true;
        leave();
        streams.wake();
    }

    private void leave() {
        if (placed.compareAndSet(true, false)) {
            streams.freePlace();
        }
    }

    private void attach(Flow.Subscriber<? super ByteBuffer> first) {
        subscriber = first;
        if (over) {
            first.onError(new IOException("events: subscribed too late (expected: at once)"));
        } else {
            deliver();
        }
    }

    /** Delivers what there is, as far as the subscriber has asked for it, and returns whether there may be more later. */
    boolean deliver() {
        Flow.Subscriber<? super ByteBuffer> to = subscriber;
        try {
            if (to != null && !over) {
                deliver(to);
            }
        } catch (RuntimeException | Error fault) {
            streams.fault(fault);
            abandon(fault);
        }
        return !over;
    }

    /** An internal error: the subscriber gets it, too, unless it was called for the last time. */
    private void abandon(Throwable fault) {
        boolean finished = over;
        finish();
        if (subscriber != null && !finished) {
            try {
                subscriber.onError(fault);
            } catch (RuntimeException | Error again) {
                streams.fault(again);
            }
        }
    }

    private void deliver(Flow.Subscriber<? super ByteBuffer> to) {
        if (malformedRequest != null) {
            fail(malformedRequest);
        } else if (seen != NOT_STARTED && streams.log().last() - seen > EventLog.CAPACITY) {
            failBehind();
        }
        while (!over && hasUnsent() && takeDemand()) {
            to.onNext(nextPart());
        }
        if (!over && endIncluded && unsent.isEmpty()) {
            finish();
            to.onComplete();
        }
    }

    /** Whether there is something to send, after all that has happened was taken into account. */
    private boolean hasUnsent() {
        if (seen == NOT_STARTED) {
            start();
        }
        if (unsent.isEmpty()) {
            addNext();
        }
        return !unsent.isEmpty();
    }

    private void start() {
        unsent.add(EventText.start());
        seen = streams.log().resume(lastEventId);
        if (seen == EventLog.UNKNOWN) {
            // In this order: what happens in between is in the state, and follows it as well.
            seen = streams.log().last();
            unsent.add(EventText.beforeState(streams.log().id(seen)));
            unsent.addAll(streams.state());
            unsent.add(EventText.afterState());
        }
    }

    private void addNext() {
        if (seen < streams.log().last()) {
            ByteBuffer next = streams.log().text(seen + 1);
            if (next == null) {
                failBehind();
            } else {
                unsent.add(next);
                seen++;
            }
        } else if (streams.isEnded()) {
            if (!endIncluded) {
                endIncluded = true;
                unsent.add(EventText.end());
            }
        } else if (commentDue) {
            commentDue = false;
            unsent.add(EventText.comment());
        }
    }

    private boolean takeDemand() {
        if (demand.get() == 0) {
            waiting = true;
            if (demand.get() == 0) {
                return false;
            }
        }
        waiting = false;
        ticksWithoutDemand = 0;
        demand.getAndUpdate(now -> now == Long.MAX_VALUE ? now : now - 1);
        return true;
    }

    private ByteBuffer nextPart() {
        ByteBuffer first = unsent.element();
        int length = Math.min(PART_BYTES, first.remaining());
        ByteBuffer part = first.slice(first.position(), length);
        first.position(first.position() + length);
        if (!first.hasRemaining()) {
            unsent.remove();
        }
        return part;
    }

    /** Called at each tick: cuts off a client that has not read anything for too many of them, or was never there. */
    boolean tick() {
        commentDue = true;
        if (deliver() && waiting && ++ticksWithoutDemand > PATIENCE_TICKS) {
            fail(new IOException("events: nothing was read for " + PATIENCE_TICKS + " comments (expected: a reader)"));
        }
        return !over;
    }

    private void failBehind() {
        fail(new IOException(
                "events: " + (streams.log().last() - seen) + " behind (expected: at most " + EventLog.CAPACITY + ")"));
    }

    private void fail(Exception cause) {
        finish();
        if (subscriber != null) {
            subscriber.onError(cause);
        }
    }

    private void finish() {
        over = true;
        leave();
    }
}
