/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.Transition;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #CAPACITY} transitions as events, each rendered once, however many readers there are. One thread
 * appends, any thread reads.
 *
 * <p>Events are numbered from 1. An id is the number with a prefix of this process, so that no id of another one, or
 * of an earlier one at the same address, is mistaken for ours.
 */
final class EventLog {
    static final int CAPACITY = 1_024;

    /** The id of no event of ours. */
    static final long UNKNOWN = -1;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private record Event(long number, ByteBuffer text) {}

    private final String prefix;
    private final AtomicReferenceArray<@Nullable Event> ring = new AtomicReferenceArray<>(CAPACITY);

    /* Written after the event of that number: who reads the number finds the event, or a later one in its place. */
    private volatile long last;

    /** @param random from 0 (inclusive) to 1 (exclusive), unlike that of any other process */
    EventLog(double random) {
        this.prefix = Long.toHexString((long) (random * (1L << 48))) + '-';
    }

    /** Called by one thread. */
    void append(Transition transition) {
        long number = last + 1;
        ring.set(slot(number), new Event(number, EventText.transition(id(number), transition)));
        last = number;
    }

    /** The number of the latest event; 0 if there is none. */
    long last() {
        return last;
    }

    /** The event of that number, or {@code null} if it is no longer in memory. */
    @Nullable
    ByteBuffer text(long number) {
        Event event = ring.get(slot(number));
        return event == null || event.number() != number ? null : event.text().duplicate();
    }

    String id(long number) {
        return prefix + number;
    }

    /**
     * The number of the event that a reader has seen last, if memory holds all that followed it; otherwise {@link #UNKNOWN}.
     *
     * @param id as the reader sent it
     */
    long resume(@Nullable String id) {
        if (id == null
                || !id.startsWith(prefix)
                || !NUMBER.matcher(id.substring(prefix.length())).matches()) {
            return UNKNOWN;
        }
        long number = Long.parseLong(id.substring(prefix.length()));
        long latest = last;
        return number <= latest && number >= latest - CAPACITY ? number : UNKNOWN;
    }

    private static int slot(long number) {
        return (int) (number % CAPACITY);
    }
}
