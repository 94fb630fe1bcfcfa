/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

/** The request is malformed. The message is shown to the client, so it contains nothing that the client has sent. */
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message, null, false, false);
    }

    String shown() {
        return String.valueOf(getMessage());
    }
}
