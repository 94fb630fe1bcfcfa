/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import java.util.List;

/**
 * The policy of an adopted check is invalid. The message names the framework's own configuration keys, one line each:
 * {@code lifesigns.checks.db.period: 1s (expected: > timeout 2s)}.
 */
public final class InvalidPolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String check;

    InvalidPolicyException(String check, List<String> problems, Throwable cause) {
        super(String.join("\n", problems), cause);
        this.check = check;
    }

    /** The check, as the framework calls it. */
    public String check() {
        return check;
    }

    /** What is wrong, one line each. */
    public List<String> problems() {
        return String.valueOf(getMessage()).lines().toList();
    }
}
