/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckDeadline;

/** A text that can be read until a deadline, so that a regular expression which backtracks forever ends. Not thread-safe. */
final class TimedText implements CharSequence {
    private static final int READS_BETWEEN_LOOKS = 1_024;

    private final String text;
    private final CheckDeadline deadline;
    private int reads;

    TimedText(String text, CheckDeadline deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
        if (++reads % READS_BETWEEN_LOOKS == 0
                && (deadline.expired() || Thread.currentThread().isInterrupted())) {
            throw new OutOfTimeException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The deadline has passed. */
    static final class OutOfTimeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
