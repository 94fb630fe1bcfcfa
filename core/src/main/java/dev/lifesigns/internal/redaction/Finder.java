/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

/** Finds one kind of secret. Reads the text and marks secrets in it; changes nothing else. */
@FunctionalInterface
interface Finder {
    /** Marks every secret of this kind. Only reads forward, so that no text makes it slow. */
    void find(FoldedText text, Mask mask);
}
