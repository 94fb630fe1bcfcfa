/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Conversation;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The question that every broker answers before a login: which requests it knows. It finds out within the deadline what
 * Kafka's client does not report: who refuses, who is silent, and who is not a broker.
 */
final class BrokerGreeting implements Conversation.Protocol {
    private static final short API_VERSIONS = 18;
    private static final int CORRELATION = 0x4C696665;
    private static final short NOBODY = -1;
    private static final int REQUEST = 10;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 64 * 1024;

    @Override
    public CheckResult ask(Wire wire) throws IOException {
        wire.send(ByteBuffer.allocate(Integer.BYTES + REQUEST)
                .putInt(REQUEST)
                .putShort(API_VERSIONS)
                .putShort((short) 0)
                .putInt(CORRELATION)
                .putShort(NOBODY)
                .array());
        int length = ByteBuffer.wrap(wire.bytes(Integer.BYTES)).getInt();
        if (length < SHORTEST || length > LONGEST) {
            throw notABroker();
        }
        ByteBuffer answer = ByteBuffer.wrap(wire.bytes(length));
        if (answer.getInt() != CORRELATION) {
            throw notABroker();
        }
        short error = answer.getShort();
        if (error != 0) {
            throw new Refusal(ErrorKind.FAILED, "error code of ApiVersions: " + error + " (expected: 0)");
        }
        return CheckResult.up();
    }

    private static Refusal notABroker() {
        return new Refusal(ErrorKind.FAILED, "unexpected answer to ApiVersions (expected: that of a Kafka broker)");
    }
}
