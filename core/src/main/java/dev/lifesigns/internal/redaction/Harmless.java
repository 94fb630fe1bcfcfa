/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Distinguishes words about a secret from the secret itself. */
final class Harmless {
    /** What replaces a value that is missing or hidden. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\*+|x{3,}|•+|\\.{3,}|…|<[^<>!]{0,40}>|\\$\\{[^}]{0,80}\\}"
                    + "|\\{\\{[^}]{0,80}\\}\\}|\\{\\d*\\}|%\\w|\\?|\\$\\d+|\\(?\\[?(?:hidden|masked|redacted|protected|removed|filtered|secret)\\]?\\)?");

    private static final Set<String> WORDS = set(
            "yes no true false null none nil undefined empty unset set present absent"
                    + " missing required optional hidden masked redacted protected unknown invalid expired wrong ok on off enabled"
                    + " disabled string int integer boolean object array plain login basic digest bearer ntlm kerberos negotiate"
                    + " oauth oauth2 ldap iam trust peer cert sasl ssl gssapi scram-sha-256 scram-sha-512 md5 anonymous");

    /** How sentences about a secret continue. */
    private static final Set<String> SENTENCE = set("a access account after all already an and any are argument as at"
            + " authentication authorization bad before but by can cannot could did does enter error expected expired failed"
            + " failure for found from given got had has have if in incorrect input invalid is it its length login"
            + " malformed may might missing mismatch must no none not nothing null of on only or permission please"
            + " received refused rejected required retry shall should size some than that the there this to too try"
            + " unable unauthorized unexpected unknown unsupported use user validation value was were when which will with"
            + " without wrong you your access denied forbidden signature cannot couldn't can't doesn't didn't isn't"
            + " wasn't won't mustn't shouldn't audience issuer unbound undeclared environment variable");

    private static final Pattern SYNTAX = Pattern.compile(
            "(?:method|function|generic|type|call|unexpected|unrecogni[sz]ed|illegal|extraneous|mismatched|offending|current|next|last|parse|lexer|end)"
                    + "(?: \\w{1,12})?[\\s-]{1,2}$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FAILED_TO = Pattern.compile(
            "\\b(?:failed to|unable to|cannot|could not|error) [\\w ]{0,30}$", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[^\\s,;)}\\]\"'&]+");
    private static final Pattern ALGORITHM = Pattern.compile(
            "(?:sha|md|rsa|aes|ecdsa|ed|hmac|hs|rs|es|ps|pbkdf|utf|http|oauth|v|bcrypt|argon|scram|tls|x509|base|pkcs|jdk|java|ipv|mysql|oracle|postgres|db|host|node|user|line|col|port|id)"
                    + "[-_]?\\d.{0,12}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CRYPTOGRAPHY = Pattern.compile(
            "(?:sha|md|rsa|aes|ecdsa|ed|hmac|hs|rs|es|ps|pbkdf|pkcs)-?\\d{1,4}(?:with[a-z]{2,8})?|ed25519|rsassa-pss",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_SENTENCE = 300;

    private Harmless() {}

    /** Whether the value from {@code start} to {@code end} reveals nothing. */
    static boolean value(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && (quoteOrBlank(text.charAt(from)) || text.charAt(from) == '\\')) {
            from++;
        }
        while (to > from
                && (quoteOrBlank(text.charAt(to - 1)) || ",;.)]}\\".indexOf(text.charAt(to - 1)) >= 0)
                && !placeholderEnd(text, from, to)) {
            to--;
        }
        if (from == to) {
            return true;
        }
        if (to - from > 90) {
            return false;
        }
        String value = text.substring(from, to).toLowerCase(Locale.ROOT);
        return WORDS.contains(value) || PLACEHOLDER.matcher(value).matches();
    }

    /** Whether the rest of a sentence starts there: it starts like one, and none of its words looks like a secret. */
    static boolean sentence(String text, int start) {
        int limit = Math.min(text.length(), start + LONGEST_SENTENCE);
        Matcher words = WORD.matcher(text).region(start, limit);
        boolean first = true;
        while (words.find()) {
            if (text.substring(start, words.start()).indexOf('\n') >= 0) {
                break;
            }
            String word = words.group();
            if (first && (words.start() != start || !SENTENCE.contains(word.toLowerCase(Locale.ROOT)))) {
                return false;
            }
            if (random(word)) {
                return false;
            }
            first = false;
        }
        return !first;
    }

    /** Whether the value is the name of an algorithm. */
    static boolean algorithm(String value) {
        return CRYPTOGRAPHY.matcher(value).matches();
    }

    /** Whether the name that starts there is the word of a grammar: {@code unexpected token}. */
    static boolean syntax(String text, int start) {
        return SYNTAX.matcher(text).region(Math.max(0, start - 40), start).find();
    }

    /** Whether the name that starts there ends a sentence about a failure: {@code failed to fetch token}. */
    static boolean failedTo(String text, int start) {
        return FAILED_TO.matcher(text).region(Math.max(0, start - 60), start).find();
    }

    /** Whether a part of the word mixes letters and digits in a way that ordinary words do not. */
    static boolean random(String word) {
        for (String part : word.split("[-_./:@=\\\\]+")) {
            if (mixed(part) && !ALGORITHM.matcher(part).matches()) {
                return true;
            }
        }
        return false;
    }

    private static boolean mixed(String part) {
        int digits = 0;
        int letters = 0;
        int turns = 0;
        int before = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int kind = Character.isDigit(c) ? 1 : Character.isLetter(c) ? 2 : 0;
            digits += kind == 1 ? 1 : 0;
            letters += kind == 2 ? 1 : 0;
            turns += before != 0 && kind != 0 && kind != before ? 1 : 0;
            before = kind == 0 ? before : kind;
        }
        return digits > 0 && letters > 2 && part.length() >= 7 && !(turns == 1 && Character.isDigit(part.charAt(0)));
    }

    private static boolean placeholderEnd(String text, int from, int to) {
        char first = text.charAt(from);
        return "$<{[(.".indexOf(first) >= 0
                && ".)]}".indexOf(text.charAt(to - 1)) >= 0
                && PLACEHOLDER
                        .matcher(text.substring(from, Math.min(to, from + 90)).toLowerCase(Locale.ROOT))
                        .matches();
    }

    private static boolean quoteOrBlank(char c) {
        return c == '"' || c == '\'' || c == '`' || Character.isWhitespace(c);
    }

    private static Set<String> set(String list) {
        return new HashSet<>(Arrays.asList(list.split(" ")));
    }
}
