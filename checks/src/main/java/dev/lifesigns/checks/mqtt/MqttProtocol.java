/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.mqtt;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Conversation;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Wire;
import java.io.IOException;
import java.util.HexFormat;

/**
 * MQTT 3.1.1, as far as a client that neither publishes nor subscribes needs it.
 *
 * @param connect how the client introduces itself
 */
record MqttProtocol(ConnectPacket connect) implements Conversation.Protocol {
    private static final byte[] PINGREQ = {(byte) 0xc0, 0};
    private static final String PINGRESP = "d000";
    private static final String CONNACK = "2002";

    @Override
    public void open(Wire wire) throws IOException {
        wire.send(connect.bytes());
        expect(wire, CONNACK, "CONNACK");
        wire.readByte();
        int code = wire.readByte();
        if (code != 0) {
            throw new Refusal(
                    code == 4 || code == 5 ? ErrorKind.UNAUTHORIZED : ErrorKind.FAILED,
                    "return code " + code + ": " + meaning(code));
        }
    }

    @Override
    public CheckResult ask(Wire wire) throws IOException {
        wire.send(PINGREQ);
        expect(wire, PINGRESP, "PINGRESP");
        return CheckResult.up();
    }

    private static void expect(Wire wire, String header, String name) throws IOException {
        String found = HexFormat.of().formatHex(wire.bytes(header.length() / 2));
        if (!found.equals(header)) {
            throw Refusal.unexpected(found, name + ", " + header);
        }
    }

    private static String meaning(int code) {
        return switch (code) {
            case 1 -> "unacceptable protocol version";
            case 2 -> "client ID rejected";
            case 3 -> "server unavailable";
            case 4 -> "bad user name or password";
            case 5 -> "not authorized";
            default -> "unknown";
        };
    }
}
