/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

/** One kind of place where secrets stand. Reads the text and marks them; changes nothing else. */
@FunctionalInterface
interface Finder {
    /** Marks every secret of this kind. Reads forward only, so that no text makes it slow. */
    void find(FoldedText text, Mask mask);
}
