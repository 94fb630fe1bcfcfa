/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.Transition;
import java.nio.ByteBuffer;

/** How events are written in {@code text/event-stream}. JSON has no line breaks, so an event has one line of data. */
final class EventText {
    private static final ByteBuffer START = utf8("retry: 3000\n\n");
    private static final ByteBuffer COMMENT = utf8(":\n\n");
    private static final ByteBuffer END = utf8("event: end\ndata: {}\n\n");
    private static final ByteBuffer BLANK_LINE = utf8("\n\n");

    private EventText() {}

    /** What every stream starts with: how long a client waits before it connects again. */
    static ByteBuffer start() {
        return START.duplicate();
    }

    /** What shows that the connection is alive. */
    static ByteBuffer comment() {
        return COMMENT.duplicate();
    }

    /** The last event. */
    static ByteBuffer end() {
        return END.duplicate();
    }

    static ByteBuffer transition(String id, Transition transition) {
        String data = Json.object(json -> TransitionJson.writeNamed(json, transition));
        return utf8("id: " + id + "\nevent: transition\ndata: " + data + "\n\n");
    }

    /** What precedes the body of the state. */
    static ByteBuffer beforeState(String id) {
        return utf8("id: " + id + "\nevent: state\ndata: ");
    }

    /** What follows it. */
    static ByteBuffer afterState() {
        return BLANK_LINE.duplicate();
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8)).asReadOnlyBuffer();
    }
}
