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
import java.util.Arrays;
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

    private final AnswerEncoder encoder = new AnswerEncoder();
    private final @Nullable Place[] places = new @Nullable Place[PLACES];
    private String date = "";

    private record Place(HealthResponse source, ByteBuf bytes) {}

    EncodedAnswers() {
        tellTime();
    }

    /** The bytes of an answer, after which the connection goes on; whoever writes them releases them. */
    ByteBuf of(ChannelHandlerContext context, HealthResponse answer) throws Exception {
        int index = System.identityHashCode(answer) & (PLACES - 1);
        Place place = places[index];
        if (place == null || place.source() != answer) {
            forget(place);
            place = new Place(answer, encoder.bytes(context, answer, true, date));
            places[index] = place;
        }
        return place.bytes().retainedDuplicate();
    }

    /** The bytes of the last answer of a connection. */
    ByteBuf last(ChannelHandlerContext context, HealthResponse answer) throws Exception {
        return encoder.bytes(context, answer, false, date);
    }

    ByteBuf refusal(ChannelHandlerContext context, HttpResponseStatus status) throws Exception {
        return encoder.bytes(context, status, date);
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
        for (Place place : places) {
            forget(place);
        }
        Arrays.fill(places, null);
    }

    private static void forget(@Nullable Place place) {
        if (place != null) {
            place.bytes().release();
        }
    }
}
