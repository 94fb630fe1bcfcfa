/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code grpc.health.v1.Health/Check} over HTTP/2. It sends one stream and never needs a larger window; it does not read
 * headers, because the status of the service is in the message, and a call that fails has none.
 */
final class GrpcExchange {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int LONGEST_FRAME = 16 * 1024;
    private static final int LONGEST_MESSAGE = 1024;
    private static final String NO_STATUS = "no status (expected: grpc.health.v1.Health, and a service that it knows)";
    private static final String[] STATUSES = {"UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"};
    private static final int SERVING = 1;

    private GrpcExchange() {}

    static Answer run(Connection connection, Target target) throws IOException {
        OutputStream out = connection.out();
        ByteArrayOutputStream request = new ByteArrayOutputStream(512);
        request.write(PREFACE.getBytes(US_ASCII));
        frame(request, SETTINGS, 0, 0, new byte[0]);
        frame(request, HEADERS, END_HEADERS, 1, headers(target));
        frame(request, DATA, END_STREAM, 1, message(target.resource()));
        request.writeTo(out);
        out.flush();
        byte[] received = response(new DataInputStream(connection.in()), out);
        int status = status(received);
        String name = status < STATUSES.length ? STATUSES[status] : "status " + status;
        return new Answer(status == SERVING, name);
    }

    private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
        out.write(new byte[] {
            (byte) (payload.length >> 16),
            (byte) (payload.length >> 8),
            (byte) payload.length,
            (byte) type,
            (byte) flags,
        });
        out.write(new byte[] {0, 0, 0, (byte) stream});
        out.write(payload);
    }

    /** As RFC 7541 encodes them, without its dynamic table and without Huffman. */
    private static byte[] headers(Target target) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream(256);
        block.write(0x83); // :method: POST
        block.write(target.kind().isTls() ? 0x87 : 0x86); // :scheme
        block.write(0x04); // :path
        string(block, "/grpc.health.v1.Health/Check");
        block.write(0x01); // :authority
        string(block, target.authority());
        block.write(0x0f); // content-type, 15 + 16
        block.write(0x10);
        string(block, "application/grpc");
        block.write(0x00);
        string(block, "te");
        string(block, "trailers");
        return block.toByteArray();
    }

    private static void string(ByteArrayOutputStream block, String text) throws IOException {
        byte[] bytes = text.getBytes(US_ASCII);
        if (bytes.length < 0x7f) {
            block.write(bytes.length);
        } else {
            block.write(0x7f);
            varint(block, bytes.length - 0x7f);
        }
        block.write(bytes);
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write(rest | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** {@code HealthCheckRequest{service}} with the prefix of a message. */
    private static byte[] message(String service) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        byte[] name = service.getBytes(UTF_8);
        if (name.length > 0) {
            request.write(0x0a);
            varint(request, name.length);
            request.write(name);
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int length = request.size();
        message.write(new byte[] {0, 0, 0, (byte) (length >> 8), (byte) length});
        request.writeTo(message);
        return message.toByteArray();
    }

    /** The first message of the response, without its prefix. */
    private static byte[] response(DataInputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        while (true) {
            int length;
            try {
                length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            } catch (EOFException e) {
                throw new EOFException("closed without an answer");
            }
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt() & Integer.MAX_VALUE;
            if (length > LONGEST_FRAME) {
                throw new IOException("not an answer of HTTP/2");
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            if ((type == SETTINGS || type == PING) && (flags & ACK) == 0) {
                frame(out, type, ACK, 0, type == PING ? payload : new byte[0]);
                out.flush();
            } else if (type == GOAWAY || type == RST_STREAM) {
                throw new IOException("the call was refused");
            } else if (type == DATA && stream == 1) {
                append(data, payload, flags);
                byte[] message = complete(data.toByteArray());
                if (message != null) {
                    return message;
                }
            }
            if (stream == 1 && type <= HEADERS && (flags & END_STREAM) != 0) {
                throw new IOException(NO_STATUS);
            }
        }
    }

    private static void append(ByteArrayOutputStream data, byte[] payload, int flags) throws IOException {
        int padding = (flags & PADDED) == 0 || payload.length == 0 ? 0 : payload[0] & 0xff;
        int from = (flags & PADDED) == 0 ? 0 : 1;
        if (payload.length - from - padding < 0 || data.size() + payload.length > LONGEST_FRAME) {
            throw new IOException("not an answer of HTTP/2");
        }
        data.write(payload, from, payload.length - from - padding);
    }

    private static byte @Nullable [] complete(byte[] data) throws IOException {
        if (data.length < 5) {
            return null;
        }
        int length = (data[1] & 0xff) << 24 | (data[2] & 0xff) << 16 | (data[3] & 0xff) << 8 | data[4] & 0xff;
        if (data[0] != 0 || length < 0 || length > LONGEST_MESSAGE) {
            throw new IOException("not an answer of grpc.health.v1");
        }
        return data.length < 5 + length ? null : Arrays.copyOfRange(data, 5, 5 + length);
    }

    /** The first field of {@code HealthCheckResponse}; 0 if it is absent. */
    private static int status(byte[] message) throws IOException {
        if (message.length == 0) {
            return 0;
        }
        if (message.length < 2 || message[0] != 0x08 || message[1] < 0) {
            throw new IOException("not an answer of grpc.health.v1");
        }
        return message[1];
    }
}
