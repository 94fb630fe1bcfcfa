/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

/** The text is not valid YAML, or exceeds its bounds. The message quotes nothing that may be secret. */
public final class MalformedYamlException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Position position;

    /**
     * @param position where
     * @param message what is wrong and, where it helps, what is expected
     */
    public MalformedYamlException(Position position, String message) {
        super(message, null, false, false);
        this.position = position;
    }

    /** Where. */
    public Position position() {
        return position;
    }

    /** What is wrong. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
