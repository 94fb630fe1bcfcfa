/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's protocol, version 3, as far as simple queries need it ({@code preferQueryMode=simple}, no TLS). Every login
 * succeeds, and every {@code SELECT} returns one row with a 1.
 */
final class PostgresProtocol implements Protocol {
    private static final String STARTUP = "startup";
    private static final int VERSION_3 = 3 << 16;

    private boolean started;
    private boolean inTransaction;

    @Override
    public @Nullable String request(DataInputStream in) throws IOException {
        int type = started ? in.read() : 0;
        if (type < 0) {
            return null;
        }
        byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
        if (!started) {
            started = true;
            return ByteBuffer.wrap(body).getInt() == VERSION_3 ? STARTUP : null;
        }
        return type == 'Q' ? new String(body, 0, body.length - 1, StandardCharsets.UTF_8) : null;
    }

    @Override
    public byte[] good(String request) {
        if (request.equals(STARTUP)) {
            return new Messages()
                    .add('R', 0)
                    .add('S', "server_version", "17.0")
                    .add('S', "server_encoding", "UTF8")
                    .add('S', "client_encoding", "UTF8")
                    .add('S', "DateStyle", "ISO, MDY")
                    .add('S', "TimeZone", "UTC")
                    .add('S', "integer_datetimes", "on")
                    .add('S', "standard_conforming_strings", "on")
                    .add('K', 1, 1)
                    .add('Z', state())
                    .bytes();
        }
        String word = request.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
        inTransaction = word.equals("BEGIN") || (inTransaction && !word.equals("COMMIT") && !word.equals("ROLLBACK"));
        Messages answer = new Messages();
        if (word.equals("SELECT")) {
            // one column: name, no table, no attribute, int4 of four bytes, no modifier, as text
            answer.add('T', (short) 1, "one", 0, (short) 0, 23, (short) 4, -1, (short) 0);
            answer.add('D', (short) 1, 1, (byte) '1');
            word = "SELECT 1";
        }
        return answer.add('C', word).add('Z', state()).bytes();
    }

    @Override
    public byte[] bad(String request) {
        return new Messages()
                .add('E', (byte) 'S', "FATAL", (byte) 'C', "57P03", (byte) 'M', "the system is starting up", (byte) 0)
                .bytes();
    }

    private byte state() {
        return (byte) (inTransaction ? 'T' : 'I');
    }

    /** Builds messages: type, length, and the parts in the protocol's format. */
    private static final class Messages {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        Messages add(char type, Object... parts) {
            ByteBuffer body = ByteBuffer.allocate(256);
            for (Object part : parts) {
                switch (part) {
                    case Byte b -> body.put(b);
                    case Short s -> body.putShort(s);
                    case Integer i -> body.putInt(i);
                    default ->
                        body.put(part.toString().getBytes(StandardCharsets.UTF_8))
                                .put((byte) 0);
                }
            }
            all.write(type);
            all.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(body.position() + Integer.BYTES)
                    .array());
            all.write(body.array(), 0, body.position());
            return this;
        }

        byte[] bytes() {
            return all.toByteArray();
        }
    }
}
