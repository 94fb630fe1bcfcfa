/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.websocket;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Conversation;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A handshake, a ping with its pong, and a close frame, for whose answer nobody waits.
 *
 * @param handshake what is asked for
 */
record WebSocketProtocol(Handshake handshake) implements Conversation.Protocol {
    private static final int MOST_FRAMES = 10_000;
    private static final byte[] NORMAL_CLOSURE = {0x03, (byte) 0xe8};

    @Override
    public CheckResult ask(Wire wire) throws IOException {
        handshake.perform(wire);
        byte[] payload = ByteBuffer.allocate(Long.BYTES)
                .putLong(ThreadLocalRandom.current().nextLong())
                .array();
        wire.send(new Frame(Frame.PING, payload).bytes());
        for (int read = 0; read < MOST_FRAMES; read++) {
            Frame frame = Frame.read(wire);
            switch (frame.opcode()) {
                case Frame.PONG -> {
                    // a server may send a pong that nobody asked for
                    if (Arrays.equals(frame.payload(), payload)) {
                        wire.send(new Frame(Frame.CLOSE, NORMAL_CLOSURE).bytes());
                        return CheckResult.up();
                    }
                }
                case Frame.PING -> wire.send(new Frame(Frame.PONG, frame.payload()).bytes());
                case Frame.CLOSE -> throw new Refusal(kind(frame.code()), "closed with " + frame.farewell());
                default -> {}
            }
        }
        throw Refusal.unexpected(MOST_FRAMES + " frames", "a pong");
    }

    private static ErrorKind kind(int code) {
        return switch (code) {
            case 1013 -> ErrorKind.EXHAUSTED;
            case 3000, 3003 -> ErrorKind.UNAUTHORIZED;
            default -> ErrorKind.FAILED;
        };
    }
}
