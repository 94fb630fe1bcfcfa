/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows the name of an authentication scheme, with or without its header. */
final class HttpCredentials implements Finder {
    /** Schemes whose credentials are a list of parameters. */
    private static final Pattern LISTED = Pattern.compile(
            "[\"'\\[\\s]*+(?:digest|hawk|oauth|aws4-[\\w-]++|sharedaccesssignature|signature|mac|apisign)\\s",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SCHEMED =
            Pattern.compile("[\"'\\[\\s]*+[A-Za-z][\\w-]{0,30}+[\\s:=]++", Pattern.CASE_INSENSITIVE);

    private static final Pattern SCHEME = Pattern.compile(
            "\\b(?:bearer|basic|negotiate|digest|apikey|ntlm|splunk|sharedkey(?:lite)?|hawk)\\s++([^\\s,;\"'<>\\[\\](){}]++)",
            Pattern.CASE_INSENSITIVE);

    /** A parameter of a server's challenge rather than credentials. */
    private static final Pattern CHALLENGE =
            Pattern.compile("[a-z]+(?:_[a-z]+)*=(?:[^=].*)?", Pattern.CASE_INSENSITIVE);

    /** A cookie, by the attributes that follow it. */
    private static final Pattern COOKIE = Pattern.compile(
            "(?<![\\w.-])[\\w.-]{1,60}+=([^;\\s,]++)(?=;\\s{0,3}(?:path|expires|httponly|secure|samesite|domain|max-age)\\b)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void find(FoldedText text, Mask mask) {
        Matcher cookie = COOKIE.matcher(text.chars());
        while (cookie.find()) {
            text.mark(mask, cookie.start(1), cookie.end(1));
        }
        Matcher scheme = SCHEME.matcher(text.chars());
        while (scheme.find()) {
            String word = scheme.group(1);
            if (!challenge(text.chars(), word, scheme.end()) && credentials(word)) {
                text.mark(mask, scheme.start(1), scheme.end(1));
            }
        }
    }

    /** Where the value of an authorization header ends. */
    static int end(FoldedText text, Values values, int start) {
        String chars = text.chars();
        if (values.at(LISTED, start).lookingAt()) {
            return values.lineEnd(start);
        }
        if ("\"'[{\\`".indexOf(chars.charAt(start)) >= 0) {
            return values.end(start, SecretNames.Kind.PHRASE);
        }
        Matcher scheme = values.at(SCHEMED, start);
        // The scheme, its credentials, and what looks like a pair in between: "Bearer token: abc".
        int from = scheme.lookingAt() ? scheme.end() : start;
        Matcher another = values.at(SCHEMED, from);
        if (another.lookingAt() && chars.charAt(another.end() - 1) != ' '
                || another.lookingAt() && another.group().indexOf(':') >= 0) {
            from = another.end();
        }
        return Math.max(from, values.end(from, SecretNames.Kind.TOKEN));
    }

    private static boolean challenge(String chars, String word, int end) {
        boolean quoted = end < chars.length() && chars.charAt(end) == '"';
        return (quoted || !word.endsWith("=")) && CHALLENGE.matcher(word).matches();
    }

    /** Ordinary words after the name of a scheme have one case and no digits. */
    private static boolean credentials(String word) {
        if (Harmless.random(word) || word.length() >= 24 || word.endsWith("=")) {
            return true;
        }
        for (int i = 1; i < word.length(); i++) {
            boolean upper = Character.isUpperCase(word.charAt(i)) && Character.isLowerCase(word.charAt(i - 1));
            if (upper || Character.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
