/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.ErrorKind;
import java.io.IOException;

/** What a server said is not what it should say. The connection is of no use afterwards. */
public final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    /** @param message may repeat the server's words, which are shortened and redacted before they are shown */
    public Refusal(ErrorKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** A refusal of the kind {@link ErrorKind#FAILED}. */
    public static Refusal unexpected(String found, String expected) {
        return new Refusal(ErrorKind.FAILED, "'" + found + "' (expected: " + expected + ")");
    }

    public ErrorKind kind() {
        return kind;
    }
}
