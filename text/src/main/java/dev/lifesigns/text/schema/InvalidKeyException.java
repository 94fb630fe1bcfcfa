/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

/** The value of a key contradicts the others of its section. Thrown by the function that builds the product of a section. */
public final class InvalidKeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Key<?> key;

    /**
     * @param key that is wrong
     * @param message its value, and what is expected
     */
    public InvalidKeyException(Key<?> key, String message) {
        super(message, null, false, false);
        this.key = key;
    }

    Key<?> key() {
        return key;
    }
}
