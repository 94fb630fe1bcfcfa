/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ntp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered (RFC 5905, section 7.3).
 *
 * @param leap 3 if the server's clock is not synchronized
 * @param stratum 0 for a message instead of the time, 1 to 15 for the distance from a reference clock
 * @param reference four characters, which are the message if the stratum is 0
 * @param offset what has to be added to this machine's clock
 */
record NtpAnswer(int leap, int stratum, String reference, Duration offset) {
    static final int LENGTH = 48;

    private static final int MODE_SERVER = 4;
    private static final int ALARM = 3;
    private static final int UNSYNCHRONIZED = 16;
    private static final int AT_REFERENCE = 12;
    private static final int AT_ORIGIN = 24;
    private static final int AT_RECEIVED = 32;
    private static final int AT_SENT = 40;
    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;
    private static final long NANOS_IN_SECOND = 1_000_000_000L;
    private static final double UNITS_IN_SECOND = 0x1p32;

    /**
     * Reads a datagram.
     *
     * @param nonce what the request had as its time, and the answer must repeat
     * @return {@code null} if it is not the answer to that request
     */
    static @Nullable NtpAnswer read(byte[] datagram, int length, long nonce, Instant sent, Instant received) {
        ByteBuffer packet = ByteBuffer.wrap(datagram);
        int first = datagram[0] & 0xff;
        if (length < LENGTH || (first & 0x7) != MODE_SERVER || packet.getLong(AT_ORIGIN) != nonce) {
            return null;
        }
        // differences of two times wrap around as the 32 bits of seconds do, in 2036
        long there = packet.getLong(AT_RECEIVED) - units(sent);
        long back = packet.getLong(AT_SENT) - units(received);
        double seconds = (there / 2 + back / 2) / UNITS_IN_SECOND;
        return new NtpAnswer(
                first >> 6,
                datagram[1] & 0xff,
                new String(datagram, AT_REFERENCE, Integer.BYTES, US_ASCII),
                Duration.ofNanos(Math.round(seconds * NANOS_IN_SECOND)));
    }

    boolean synchronizedServer() {
        return leap != ALARM && stratum > 0 && stratum < UNSYNCHRONIZED;
    }

    /** The server's message that it answers only some clients, or not so often; {@code null} if it has none. */
    @Nullable
    String limits() {
        return stratum == 0 && (reference.equals("RATE") || reference.equals("DENY") || reference.equals("RSTR"))
                ? reference
                : null;
    }

    /** Seconds of this era of 136 years, and a fraction of 32 bits. */
    private static long units(Instant time) {
        long fraction = ((long) time.getNano() << Integer.SIZE) / NANOS_IN_SECOND;
        return ((time.getEpochSecond() + SECONDS_FROM_1900_TO_1970) << Integer.SIZE) | fraction;
    }
}
