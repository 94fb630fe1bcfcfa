/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The only stream of an HTTP/2 connection that is used once (RFC 9113). Of the response's fields it reads the status. */
final class Http2Stream {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1);
    private static final int LONGEST_FRAME = 16_384;
    private static final int FIRST_WINDOW = 65_535;

    /** No dynamic table, no push, and a window that is larger than what is read of a body. */
    private static final byte[] SETTINGS = {0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 4, 0, 2, 0, 0};

    private static final byte[] LARGER_WINDOW = {0, 2, 0, 0};
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS_FRAME = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;
    private static final int ACK = 0x1;
    private static final int END_STREAM = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int PADDED = 0x8;
    private static final int PRIORITY = 0x20;

    private final DataInputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();
    private final ByteArrayOutputStream allFields = new ByteArrayOutputStream();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private int status;
    private boolean fieldsComplete;
    private boolean ended;

    private Http2Stream(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /** Sends a request, and reads the response up to the limit of a body. */
    static Response exchange(InputStream in, OutputStream out, RequestHead request, URI target, @Nullable Long daysLeft)
            throws IOException {
        Http2Stream stream = new Http2Stream(in, out);
        try {
            stream.send(request, target);
            while (!(stream.ended && stream.fieldsComplete) && stream.content.size() < ResponseBody.LIMIT) {
                stream.readFrame();
            }
        } catch (EOFException e) {
            throw stream.status == 0 ? e : new TruncatedResponseException(e);
        }
        if (stream.status == 0) {
            throw new ProtocolException("a stream without a status");
        }
        return new Response(
                new ResponseHead(stream.status, Map.of()),
                stream.content.toByteArray(),
                daysLeft,
                stream.allFields.toByteArray());
    }

    private void send(RequestHead request, URI target) throws IOException {
        byte[] head = HeaderBlock.of(request, target);
        byte[] content = request.body();
        byte[] body = content == null ? new byte[0] : content;
        if (head.length > LONGEST_FRAME || body.length > FIRST_WINDOW) {
            throw new ProtocolException("a request too long to be sent at once");
        }
        out.write(PREFACE);
        frame(SETTINGS_FRAME, 0, 0, SETTINGS);
        frame(WINDOW_UPDATE, 0, 0, LARGER_WINDOW);
        frame(HEADERS, END_HEADERS | (body.length == 0 ? END_STREAM : 0), 1, head);
        for (int sent = 0; sent < body.length; sent += LONGEST_FRAME) {
            int end = Math.min(body.length, sent + LONGEST_FRAME);
            frame(DATA, end == body.length ? END_STREAM : 0, 1, Arrays.copyOfRange(body, sent, end));
        }
        out.flush();
    }

    private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload);
        out.write(frame.array());
    }

    private void readFrame() throws IOException {
        int lengthAndType = in.readInt();
        int flags = in.readUnsignedByte();
        in.readInt();
        if (lengthAndType >>> 8 > LONGEST_FRAME) {
            throw new ProtocolException("no HTTP/2");
        }
        byte[] payload = new byte[lengthAndType >>> 8];
        in.readFully(payload);
        switch (lengthAndType & 0xff) {
            case DATA -> {
                byte[] data = unpadded(payload, flags, 0);
                content.write(data, 0, Math.min(data.length, ResponseBody.LIMIT - content.size()));
                ended = (flags & END_STREAM) != 0;
            }
            case HEADERS -> {
                ended = (flags & END_STREAM) != 0;
                readFields(unpadded(payload, flags, (flags & PRIORITY) == 0 ? 0 : 5), flags);
            }
            case CONTINUATION -> readFields(payload, flags);
            case RST_STREAM -> throw new ProtocolException("stream reset with error " + code(payload, 0));
            case SETTINGS_FRAME -> acknowledge(SETTINGS_FRAME, flags, new byte[0]);
            case PING -> acknowledge(PING, flags, payload);
            case GOAWAY -> {
                if (code(payload, 4) != 0) {
                    throw new ProtocolException("connection ended with error " + code(payload, 4));
                }
            }
            default -> {}
        }
    }

    private void readFields(byte[] fragment, int flags) throws IOException {
        fieldsComplete = (flags & END_HEADERS) != 0;
        fields.write(fragment);
        if (fields.size() + allFields.size() > ResponseBody.LIMIT) {
            throw new ProtocolException("a head of more than " + ResponseBody.LIMIT + " bytes");
        }
        if (fieldsComplete) {
            // an interim response is followed by the final one; what follows that is trailers
            status = status < 200 ? HeaderBlock.status(fields.toByteArray()) : status;
            allFields.writeBytes(fields.toByteArray());
            fields.reset();
        }
    }

    private void acknowledge(int type, int flags, byte[] payload) throws IOException {
        if ((flags & ACK) == 0) {
            frame(type, ACK, 0, payload);
            out.flush();
        }
    }

    private static byte[] unpadded(byte[] payload, int flags, int skipped) throws ProtocolException {
        int start = skipped + ((flags & PADDED) == 0 ? 0 : 1);
        int end = payload.length - ((flags & PADDED) == 0 || payload.length == 0 ? 0 : payload[0] & 0xff);
        if (start > end) {
            throw new ProtocolException("a frame with more padding than content");
        }
        return Arrays.copyOfRange(payload, start, end);
    }

    private static int code(byte[] payload, int at) throws ProtocolException {
        if (payload.length < at + 4) {
            throw new ProtocolException("a frame that is too short");
        }
        return ByteBuffer.wrap(payload).getInt(at);
    }
}
