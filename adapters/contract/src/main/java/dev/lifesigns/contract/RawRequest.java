/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

/**
 * A request to send, in the making.
 *
 * @param text what goes over the wire
 */
record RawRequest(String text) {
    /** An HTTP/1.1 request without a body. */
    static RawRequest of(String method, String target) {
        return new RawRequest(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    static RawRequest get(String target) {
        return of("GET", target);
    }

    /** The same with one more header field, below those that are there. */
    RawRequest with(String name, String value) {
        int end = text.indexOf("\r\n\r\n") + 2;
        return new RawRequest(text.substring(0, end) + name + ": " + value + "\r\n" + text.substring(end));
    }

    /** The same with a body of that many bytes. */
    RawRequest withBody(int length) {
        return new RawRequest(with("Content-Length", Integer.toString(length)).text() + "x".repeat(length));
    }

    boolean isHead() {
        return text.startsWith("HEAD ");
    }
}
