/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The events that come over a connection, in chunks or until it is closed. */
final class RawEvents {
    private static final Pattern ID = Pattern.compile("(?m)^id: (.+)$");

    private final RawConnection connection;
    private final RawResponse head;
    private final boolean chunked;
    private int leftOfChunk;

    /* Some servers send the end of a chunk with the next one. */
    private boolean lineEndDue;

    private boolean over;

    private RawEvents(RawConnection connection, RawResponse head) {
        this.connection = connection;
        this.head = head;
        this.chunked = head.fields("Transfer-Encoding").contains("chunked");
    }

    /** Sends a request and reads the head of its response. */
    static RawEvents open(RawConnection connection, RawRequest request) throws IOException {
        connection.send(request.text());
        return new RawEvents(connection, connection.readHead());
    }

    RawResponse head() {
        return head;
    }

    RawConnection connection() {
        return connection;
    }

    /** The next event, including the empty line behind it, or {@code null} after the last one. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        for (int c = read(), before = 0; c >= 0; c = read()) {
            event.write(c);
            if (c == '\n' && before == '\n') {
                return event.toString(ISO_8859_1);
            }
            before = c;
        }
        if (event.size() > 0) {
            throw new EOFException("event: '" + event.toString(ISO_8859_1) + "' (expected: an empty line behind it)");
        }
        return null;
    }

    /** The next event that is not a comment. */
    String nextEvent() throws IOException {
        String next = next();
        while (next != null && next.startsWith(":")) {
            next = next();
        }
        if (next == null) {
            throw new EOFException("the events ended (expected: another one)");
        }
        return next;
    }

    /** The next event that is neither a comment nor a transition. */
    String nextEventAfterTransitions() throws IOException {
        String next = nextEvent();
        while (next.contains("event: transition\n")) {
            next = nextEvent();
        }
        return next;
    }

    /** Whether the connection breaks off, whatever comes before that, rather than end or continue. */
    boolean breakOff() throws IOException {
        try {
            while (next() != null) {
                // What was sent before.
            }
            return false;
        } catch (EOFException | SocketException broken) {
            return true;
        }
    }

    /** Whether nothing comes for so long, other than the end of a chunk that has been read. */
    boolean silentFor(int millis) throws IOException {
        if (lineEndDue && !connection.silentFor(millis)) {
            readDueLineEnd();
        }
        return connection.silentFor(millis);
    }

    /** The id of an event. */
    static String id(String event) {
        Matcher id = ID.matcher(event);
        if (!id.find()) {
            throw new AssertionError("event: '" + event + "' (expected: one with an id)");
        }
        return id.group(1);
    }

    private void readDueLineEnd() throws IOException {
        if (lineEndDue) {
            connection.readLine();
            lineEndDue = false;
        }
    }

    private int read() throws IOException {
        if (!chunked) {
            return connection.readByte();
        }
        if (leftOfChunk == 0 && !over) {
            readDueLineEnd();
            leftOfChunk = Integer.parseInt(connection.readLine(), 16);
            if (leftOfChunk == 0) {
                connection.readLine();
                over = true;
            }
        }
        if (over) {
            return -1;
        }
        int c = connection.readByte();
        if (c < 0) {
            throw new EOFException("the server closed the connection (expected: the rest of a chunk)");
        }
        lineEndDue = --leftOfChunk == 0;
        return c;
    }
}
