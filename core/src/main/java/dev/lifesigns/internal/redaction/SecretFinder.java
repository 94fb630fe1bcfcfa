/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds secrets in a text, both as written and as decoded. */
public final class SecretFinder {
    private static final List<Finder> FINDERS = List.of(
            new KeyBlocks(),
            new NamedSecrets(),
            new HttpCredentials(),
            new UserInfo(),
            new TokenShapes(),
            new CommandLines(),
            new Statements());

    private SecretFinder() {}

    /**
     * The first characters of a text with every secret masked.
     *
     * @param text the text to search; its length bounds the work
     * @param cut whether the original text was longer
     * @param length how many of its characters to return, including masked ones
     * @param mask replaces each secret
     */
    public static String masked(String text, boolean cut, int length, String mask) {
        Mask secrets = new Mask(text);
        search(FoldedText.asWritten(text, cut), secrets);
        search(FoldedText.decoded(text, cut), secrets);
        return secrets.applied(length, mask);
    }

    private static void search(@Nullable FoldedText text, Mask secrets) {
        if (text != null) {
            FINDERS.forEach(finder -> finder.find(text, secrets));
        }
    }
}
