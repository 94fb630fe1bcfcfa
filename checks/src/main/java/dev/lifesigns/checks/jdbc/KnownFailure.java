/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import dev.lifesigns.ErrorKind;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A failure whose kind is known better than from its SQLState. */
final class KnownFailure extends SQLException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    KnownFailure(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    ErrorKind kind() {
        return kind;
    }
}
