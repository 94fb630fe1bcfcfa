/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The first packet of a client, as in MQTT 3.1.1, section 3.1.
 *
 * @param clientId may be empty
 */
record ConnectPacket(
        String clientId,
        @Nullable String username,
        @Nullable String password) {
    static final ConnectPacket ANONYMOUS = new ConnectPacket("", null, null);

    private static final int TYPE = 0x10;
    private static final int VERSION_3_1_1 = 4;
    private static final int CLEAN_SESSION = 0x02;
    private static final int PASSWORD = 0x40;
    private static final int USERNAME = 0x80;

    /** Longer than a connection is ever idle, so that the broker closes none that is kept. */
    private static final int KEEP_ALIVE_SECONDS = 60;

    private static final int LONGEST_TEXT = 0xffff;
    private static final int BASE = 128;

    ConnectPacket {
        requireShort("clientId", clientId);
        requireShort("username", username);
        requireShort("password", password);
    }

    ConnectPacket as(String newUsername, String newPassword) {
        return new ConnectPacket(clientId, newUsername, newPassword);
    }

    ConnectPacket with(String newClientId) {
        return new ConnectPacket(newClientId, username, password);
    }

    byte[] bytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        writeText(body, "MQTT");
        body.write(VERSION_3_1_1);
        body.write(CLEAN_SESSION | (username == null ? 0 : USERNAME) | (password == null ? 0 : PASSWORD));
        writeShort(body, KEEP_ALIVE_SECONDS);
        writeText(body, clientId);
        if (username != null) {
            writeText(body, username);
        }
        if (password != null) {
            writeText(body, password);
        }
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(TYPE);
        int rest = body.size();
        while (rest >= BASE) {
            packet.write((rest % BASE) | BASE);
            rest /= BASE;
        }
        packet.write(rest);
        packet.writeBytes(body.toByteArray());
        return packet.toByteArray();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return clientId;
    }

    private static void requireShort(String name, @Nullable String text) {
        if (text != null && text.getBytes(UTF_8).length > LONGEST_TEXT) {
            throw new IllegalArgumentException(name + ": too long (expected: at most " + LONGEST_TEXT + " bytes)");
        }
    }

    private static void writeText(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        writeShort(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void writeShort(ByteArrayOutputStream out, int number) {
        out.write(number >> Byte.SIZE);
        out.write(number);
    }
}
