/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.BitSet;

/** Which characters of a text are secret. Confined to one thread. */
final class Mask {
    private final String text;
    private final BitSet secret = new BitSet();

    Mask(String text) {
        this.text = text;
    }

    /** Marks the characters from {@code start} to before {@code end} of the original text. */
    void add(int start, int end) {
        if (start < end) {
            secret.set(start, end);
        }
    }

    /** The first {@code length} characters of the text, with {@code replacement} for each secret in them. */
    String applied(int length, String replacement) {
        if (secret.isEmpty()) {
            return text.substring(0, length);
        }
        StringBuilder masked = new StringBuilder(length);
        int at = 0;
        while (at < length) {
            int start = secret.nextSetBit(at);
            if (start < 0 || start >= length) {
                break;
            }
            masked.append(text, at, start).append(replacement);
            at = secret.nextClearBit(start);
        }
        return masked.append(text, Math.min(at, length), length).toString();
    }
}
