/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * A frame of RFC 6455 §5.2.
 *
 * @param payload of a control frame; empty for data, which is read and dropped
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(int opcode, byte[] payload) {
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xa;

    private static final int FIRST_CONTROL = 0x8;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int LENGTH_OF_MASK = 4;
    private static final int LONGEST = 16 * 1024 * 1024;
    private static final int CHUNK = 16 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** As a client sends it: final and masked. At most 125 bytes. */
    byte[] bytes() {
        byte[] mask = new byte[LENGTH_OF_MASK];
        RANDOM.nextBytes(mask);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(FINAL | opcode);
        bytes.write(MASKED | payload.length);
        bytes.writeBytes(mask);
        for (int at = 0; at < payload.length; at++) {
            bytes.write(payload[at] ^ mask[at % LENGTH_OF_MASK]);
        }
        return bytes.toByteArray();
    }

    /** @throws Refusal if it is not a frame of a server */
    static Frame read(Wire wire) throws IOException {
        int opcode = wire.readByte() & 0xf;
        int length = wire.readByte();
        if (length >= MASKED) {
            throw new Refusal(ErrorKind.FAILED, "a masked frame (expected: one of a server, which is not masked)");
        }
        boolean control = opcode >= FIRST_CONTROL;
        if (control && length >= TWO_BYTES) {
            throw new Refusal(ErrorKind.FAILED, "a control frame of more than 125 bytes");
        }
        if (control) {
            return new Frame(opcode, wire.bytes(length));
        }
        skip(wire, length(wire, length));
        return new Frame(opcode, new byte[0]);
    }

    private static long length(Wire wire, int first) throws IOException {
        return switch (first) {
            case TWO_BYTES -> ByteBuffer.wrap(wire.bytes(Short.BYTES)).getShort() & 0xffff;
            case EIGHT_BYTES -> ByteBuffer.wrap(wire.bytes(Long.BYTES)).getLong();
            default -> first;
        };
    }

    private static void skip(Wire wire, long length) throws IOException {
        if (length < 0 || length > LONGEST) {
            throw new Refusal(ErrorKind.FAILED, "a frame of more than " + LONGEST + " bytes");
        }
        for (long left = length; left > 0; left -= CHUNK) {
            wire.bytes((int) Math.min(left, CHUNK));
        }
    }

    /** The code and the reason in a close frame. */
    String farewell() {
        return payload.length < Short.BYTES
                ? "no reason"
                : (code() + " " + new String(payload, Short.BYTES, payload.length - Short.BYTES, UTF_8)).strip();
    }

    /** The code in a close frame; 0 without one. */
    int code() {
        return payload.length < Short.BYTES ? 0 : ByteBuffer.wrap(payload).getShort() & 0xffff;
    }
}
