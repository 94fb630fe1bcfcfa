/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import java.util.regex.Pattern;

/** What the names, images and paths of a manifest look like. */
enum ArgumentPattern {
    NAME("[a-z]([a-z0-9-]{0,51}[a-z0-9])?", "lower-case letters, digits and dashes, at most 53"),
    CONTAINER("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", "lower-case letters, digits and dashes, at most 63"),
    IMAGE("[A-Za-z0-9][A-Za-z0-9._/:@-]{0,500}", "an image such as registry.example/orders:1.4.2"),
    BASE_PATH("(/[A-Za-z0-9._~-]+)+", "a path such as /health"),
    PATH("/[A-Za-z0-9._~/?=&%-]*", "a path such as /alive");

    private final Pattern pattern;
    private final String words;

    ArgumentPattern(String pattern, String words) {
        this.pattern = Pattern.compile(pattern);
        this.words = words;
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    String words() {
        return words;
    }
}
