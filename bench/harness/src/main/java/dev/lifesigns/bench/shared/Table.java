/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

/** Builds a Markdown table. */
public final class Table {
    private final StringBuilder text;

    public Table(String head, String line) {
        text = new StringBuilder(head).append('\n').append(line);
    }

    public void row(String... cells) {
        text.append("\n| ").append(String.join(" | ", cells)).append(" |");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
