/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Maps letters that look alike to the same letter: accented, full-width, and those of other scripts. */
final class Letters {
    private static final Map<Integer, String> LOOKALIKES = lookalikes();

    private Letters() {}

    /** What the character is read as; empty if it is invisible. */
    static String read(int codePoint) {
        if (invisible(codePoint)) {
            return "";
        }
        String alike = LOOKALIKES.get(codePoint);
        if (alike != null) {
            return alike;
        }
        String itself = Character.toString(codePoint);
        if (!Character.isLetterOrDigit(codePoint)) {
            return itself;
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(itself, Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> !invisible(part))
                .forEach(part -> plain.append(LOOKALIKES.getOrDefault(part, Character.toString(part))));
        return plain.toString();
    }

    /** The word as {@link #read} reads it, in lower case. */
    static String readWord(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        word.codePoints().forEach(c -> plain.append(c < 0x80 ? Character.toString(c) : read(c)));
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean invisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164;
    }

    private static Map<Integer, String> lookalikes() {
        Map<Integer, String> alike = new HashMap<>();
        // Cyrillic, Greek, Armenian and Latin letters beyond those that decompose
        pairs(
                alike,
                "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051d\u0442\u043c\u043a",
                "aeopcyxsijhdwtmk");
        pairs(
                alike,
                "\u0410\u0415\u041e\u0420\u0421\u0423\u0425\u0405\u0406\u0408\u0412\u041d\u041a\u041c\u0422\u0500\u051c",
                "AEOPCYXSIJBHKMTDW");
        pairs(alike, "\u03b1\u03b5\u03bf\u03c1\u03c4\u03ba\u03b9\u03c5\u03bd\u03c3\u03c2\u03c9", "aeoptkiuvscw");
        pairs(
                alike,
                "\u0391\u0395\u039f\u03a1\u03a4\u039a\u0399\u03a5\u039d\u0392\u0397\u039c\u0396\u03a7",
                "AEOPTKIYNBHMZX");
        pairs(
                alike,
                "\u0131\u0261\u0142\u0141\u00f8\u00d8\u0111\u0110\u0251\u026f\u0585\u057d\u0578\u0581",
                "iglLoOdDawosng");
        pairs(
                alike,
                "\u1d00\u1d04\u1d05\u1d07\u1d0b\u1d0d\u1d0f\u1d18\u1d1b\u1d1c\u1d21\ua731\u0280\u0274\u026a\u0299\u029c\u029f\u028f",
                "acdekmoptuwsrnibhly");
        // signs that separate a name from its value
        pairs(alike, "\uff1d\uff1a\ufe66\ufe55\ua789\u02d0\u2236\u205a", "=:=:::::");
        pairs(alike, "\uff3f\uff0d\u2010\u2011\u2012\u2013\ufe63", "_------");
        alike.put(0x00df, "ss");
        return alike;
    }

    private static void pairs(Map<Integer, String> alike, String letters, String plain) {
        for (int i = 0; i < letters.length(); i++) {
            alike.put((int) letters.charAt(i), plain.substring(i, i + 1));
        }
    }
}
