/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys in the armor of PEM, PGP, SSH or PuTTY, whole or cut at either end. */
final class KeyBlocks implements Finder {
    private static final Pattern BEGIN = Pattern.compile("-{4,5} ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}");
    private static final Pattern END = Pattern.compile("-{4,5} ?END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}");
    private static final Pattern PUTTY = Pattern.compile("Private-Lines: \\d+");
    private static final String HALF = "PRIVATE KEY";

    /** DER in Base64: the sequence that every key starts with, and enough of it to rule out a word. */
    private static final Pattern DER =
            Pattern.compile("(?<![\\w+/=])M(?:II[A-Za-z0-9+/]|[CDEFG][0-9A-Za-z+/]CAQ)[A-Za-z0-9+/=\\\\n\\s]{40,}+");

    @Override
    public void find(FoldedText text, Mask mask) {
        String chars = text.chars();
        int at = 0;
        Matcher begin = BEGIN.matcher(chars);
        Matcher end = END.matcher(chars);
        while (begin.find(at)) {
            at = end.find(begin.end()) ? end.end() : chars.length();
            text.mark(mask, begin.start(), at);
        }
        Matcher putty = PUTTY.matcher(chars);
        if (putty.find()) {
            text.mark(mask, putty.end(), chars.length());
        }
        if (chars.contains("MII") || chars.contains(HALF)) {
            Matcher der = DER.matcher(chars);
            while (der.find()) {
                text.mark(mask, der.start(), der.end());
            }
        }
        if (end.reset().find()
                && !BEGIN.matcher(chars.substring(0, end.start())).find()) {
            text.mark(mask, armorStart(chars, end.start()), end.end());
        }
    }

    /** How far back the characters of Base64 go. */
    private static int armorStart(String chars, int end) {
        int start = end;
        while (start > 0 && armor(chars, start - 1)) {
            start--;
        }
        return start;
    }

    /** Whether the character can be part of the armor rather than of the sentence around it. */
    private static boolean armor(String chars, int at) {
        char c = chars.charAt(at);
        return c != ' ' && c != ':' && c != '"' && c != '\'';
    }
}
