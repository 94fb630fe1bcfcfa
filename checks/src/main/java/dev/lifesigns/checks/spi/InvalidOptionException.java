/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.spi;

import static java.util.Objects.requireNonNull;

/** The value of an option is refused. The message says what is expected and never repeats a secret. */
public final class InvalidOptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Option<?> option;

    public InvalidOptionException(Option<?> option, String message) {
        super(message);
        this.option = requireNonNull(option, "InvalidOptionException: option is null");
    }

    /** The option whose value is refused. */
    public Option<?> option() {
        return option;
    }
}
