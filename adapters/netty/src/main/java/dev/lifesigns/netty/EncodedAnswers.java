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
 * Remembers the last few answers as bytes: the endpoint hands one object to all who ask the same until something changes.
 * Belongs to the event loop.
 *
 * <p>They are forgotten every second, because each says what time it is.
 */
final class EncodedAnswers {
    private static final int PLACES = 16;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final @Nullable Place[] places = new @Nullable Place[PLACES];
    private final @Nullable Place[] lastPlaces = new @Nullable Place[PLACES];
    private AnswerEncoder encoder = new AnswerEncoder();
    private String date = "";

    private record Place(HealthResponse source, ByteBuf bytes) {}

    EncodedAnswers() {
        tellTime();
    }

    /** The bytes of an answer, after which the connection goes on; whoever writes them releases them. */
    ByteBuf of(ChannelHandlerContext context, HealthResponse answer) throws Exception {
        return of(context, answer, true, places);
    }

    /** The bytes of the last answer of a connection; whoever writes them releases them. */
    ByteBuf last(ChannelHandlerContext context, HealthResponse answer) throws Exception {
        return of(context, answer, false, lastPlaces);
    }

    private ByteBuf of(
            ChannelHandlerContext context, HealthResponse answer, boolean keepAlive, @Nullable Place[] remembered)
            throws Exception {
        int index = System.identityHashCode(answer) & (PLACES - 1);
        Place place = remembered[index];
        if (place == null || place.source() != answer) {
            // First of all out of its place: whatever fails from here on, nothing that was released stands there.
            forget(remembered, index);
            place = new Place(answer, encoded(context, answer, keepAlive));
            remembered[index] = place;
        }
        return place.bytes().retainedDuplicate();
    }

    private ByteBuf encoded(ChannelHandlerContext context, HealthResponse answer, boolean keepAlive) throws Exception {
        boolean fine = false;
        try {
            ByteBuf bytes = encoder.bytes(context, answer, keepAlive, date);
            fine = true;
            return bytes;
        } finally {
            if (!fine) {
                // It may have stopped midway, and would go on from there.
                encoder = new AnswerEncoder();
            }
        }
    }

    ByteBuf refusal(ChannelHandlerContext context, HttpResponseStatus status) throws Exception {
        return new AnswerEncoder().bytes(context, status, date);
    }

    /** Looks at the clock, and forgets everything if it says something new. */
    void tellTime() {
        String now = HTTP_DATE.format(CLOCK.instant());
        if (!now.equals(date)) {
            date = now;
            forgetAll();
        }
    }

    void forgetAll() {
        for (int index = 0; index < PLACES; index++) {
            forget(places, index);
            forget(lastPlaces, index);
        }
    }

    private static void forget(@Nullable Place[] remembered, int index) {
        Place place = remembered[index];
        if (place != null) {
            remembered[index] = null;
            place.bytes().release();
        }
    }
}
