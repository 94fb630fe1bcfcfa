/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.List;

/** The configuration is not valid. It names properties and never shows a value that may be a secret. */
final class RefusedConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String action;

    /**
     * @param problems one line each: what, and what was expected
     * @param action what to do about it
     */
    RefusedConfigurationException(List<String> problems, String action) {
        super(String.join("\n", problems));
        this.action = action;
    }

    String action() {
        return action;
    }
}
