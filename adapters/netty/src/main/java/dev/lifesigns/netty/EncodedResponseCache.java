/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import dev.lifesigns.http.HealthResponse;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last few responses as bytes: the endpoint hands one object to all who ask the same until something changes.
 * Belongs to the event loop.
 *
 * <p>They are forgotten every second, because each says what time it is.
 */
final class EncodedResponseCache {
    private static final int SLOTS = 16;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final @Nullable Entry[] slots = new @Nullable Entry[SLOTS];
    private final @Nullable Entry[] closingSlots = new @Nullable Entry[SLOTS];
    private ResponseEncoder encoder = new ResponseEncoder();
    private String date = "";

    private record Entry(HealthResponse source, ByteBuf bytes) {}

    EncodedResponseCache() {
        refreshDate();
    }

    /** The bytes of a response that keeps the connection open; the writer releases them. */
    ByteBuf of(ChannelHandlerContext context, HealthResponse response) throws Exception {
        return of(context, response, true, slots);
    }

    /** The bytes of the last response of a connection; the writer releases them. */
    ByteBuf last(ChannelHandlerContext context, HealthResponse response) throws Exception {
        return of(context, response, false, closingSlots);
    }

    private ByteBuf of(
            ChannelHandlerContext context, HealthResponse response, boolean keepAlive, @Nullable Entry[] remembered)
            throws Exception {
        int index = System.identityHashCode(response) & (SLOTS - 1);
        Entry entry = remembered[index];
        if (entry == null || entry.source() != response) {
            // First of all out of its entry: whatever fails from here on, nothing that was released is there.
            evict(remembered, index);
            entry = new Entry(response, encoded(context, response, keepAlive));
            remembered[index] = entry;
        }
        return entry.bytes().retainedDuplicate();
    }

    private ByteBuf encoded(ChannelHandlerContext context, HealthResponse response, boolean keepAlive)
            throws Exception {
        boolean fine = false;
        try {
            ByteBuf bytes = encoder.bytes(context, response, keepAlive, date);
            fine = true;
            return bytes;
        } finally {
            if (!fine) {
                // It may have stopped midway, and would continue from there.
                encoder = new ResponseEncoder();
            }
        }
    }

    /** The head of a response whose body follows over time, the last one of its connection; the writer releases it. */
    ByteBuf head(ChannelHandlerContext context, HealthResponse response, boolean chunked) throws Exception {
        return new ResponseEncoder().head(context, response, chunked, date);
    }

    ByteBuf refusal(ChannelHandlerContext context, HttpResponseStatus status) throws Exception {
        return new ResponseEncoder().bytes(context, status, date);
    }

    /** Updates the {@code Date} field, and clears the cache if it has changed. */
    void refreshDate() {
        String now = HTTP_DATE.format(CLOCK.instant());
        if (!now.equals(date)) {
            date = now;
            clear();
        }
    }

    void clear() {
        for (int index = 0; index < SLOTS; index++) {
            evict(slots, index);
            evict(closingSlots, index);
        }
    }

    private static void evict(@Nullable Entry[] remembered, int index) {
        Entry entry = remembered[index];
        if (entry != null) {
            remembered[index] = null;
            entry.bytes().release();
        }
    }
}
