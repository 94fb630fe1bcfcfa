/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** User and password before a host: in URLs, in the URLs of Oracle, and without a scheme. */
final class UserInfo implements Finder {
    private static final Pattern PORT = Pattern.compile(
            "(?:\\d{1,5}|\\[[^\\]]{0,60}\\]|\\{[^}]{0,40}\\}|\\$\\{?\\w{1,40}\\}?|<\\w{1,40}>|port)(?:[/?#,;:.)\\]}>\"'&|\\\\\\s\u2026]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ORACLE =
            Pattern.compile("jdbc:oracle:[a-z0-9]++:(?=[^\\s@])([^\\s]++)", Pattern.CASE_INSENSITIVE);

    /** Excludes mail addresses, package versions, and image digests. */
    private static final Pattern BARE = Pattern.compile(
            "(?<![\\w@.:+-]|(?<!/)/|://)([\\w.%+-]{1,64}):([^\\s:/@\"'<>]?[^\\s\"'<>]{0,200})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESSED = Pattern.compile(
            "(?:mailto|sips?|acct|xmpp|im|tel|urn|pkg|npm|cid|mid|to|from|cc|bcc|user|username|email|e-mail|mail|owner|contact"
                    + "|sender|recipient|login|account|author|by|reply-to|principal|subject|client|upn|git|bean|object|class|member|group|team|admin|notify|image|ref|tag|docker)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HOST = Pattern.compile(
            "(?:\\[[0-9a-f:.]+\\]|[a-z0-9][\\w.-]*)(?:\\(.*)?(?::\\d+)?(?:[/,;?].*|[.)\\]}:]*)",
            Pattern.CASE_INSENSITIVE);

    /** Where the data source names of Go have their host: {@code user:password@tcp(db:3306)/orders}. */
    private static final Pattern GO_ADDRESS = Pattern.compile("(?:tcp6?|unix)\\(");

    private static final Pattern NO_HOST = Pattern.compile(
            "(?:sha\\d+:.*|(?!\\d+(?:\\.\\d+){3}(?!\\.))v?\\d+(?:\\.\\d+)+(?:[-+].*)?|[0-9a-f]{5,8}[.)\\]},:]*|\\d{1,5}|latest|sha256)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SLASHED = Pattern.compile(
            "\\b(?:(?:sqlplus|sqlldr|expdp|impdp|exp|imp|rman)(?:\\s++-\\w++)*+|connect|conn|(?:login|logon|authentication|log[- ]?in) (?:[\\w ]{0,30}? )?(?:for|as|with|of|user))\\s++[\"']?"
                    + "((?!host/|http/|nfs/|cifs/|ldap/)[a-z_][\\w$#]{0,60})([/:])(\"[^\"]*+\"|[^\\s@\"'/]++)(?=@|[\"']|\\s|$)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void find(FoldedText text, Mask mask) {
        urls(text, mask);
        Matcher oracle = ORACLE.matcher(text.chars());
        while (oracle.find()) {
            String rest = oracle.group(1);
            int sign = rest.lastIndexOf('@');
            int length = sign < 0 && rest.indexOf('/') > 0 ? rest.length() : Math.max(0, sign);
            text.mark(mask, oracle.start(1), oracle.start(1) + length);
        }
        bare(text, mask);
        Matcher slashed = SLASHED.matcher(text.chars());
        while (slashed.find()) {
            if (slashed.group(2).equals(":") && !Harmless.random(slashed.group(3))) {
                continue;
            }
            if (!slashed.group(1).equals(slashed.group(1).toUpperCase(java.util.Locale.ROOT))
                    || slashed.group().startsWith("sqlplus")) {
                text.mark(mask, slashed.start(3), slashed.end(3));
            }
        }
    }

    private static void urls(FoldedText text, Mask mask) {
        String chars = text.chars();
        int at = chars.indexOf("://");
        while (at >= 0) {
            int start = at + 3;
            int next = chars.indexOf("://", start);
            int wordEnd = wordEnd(text, start);
            if (next >= 0 && next < wordEnd) {
                wordEnd = next;
            }
            text.mark(mask, start, end(text, start, wordEnd));
            at = next;
        }
    }

    /** Where the user info ends; {@code start} if there is none. */
    private static int end(FoldedText text, int start, int wordEnd) {
        String chars = text.chars();
        int authorityEnd = start;
        while (authorityEnd < wordEnd && "/?#".indexOf(chars.charAt(authorityEnd)) < 0) {
            authorityEnd++;
        }
        int sign = chars.lastIndexOf('@', authorityEnd - 1);
        int colon = chars.indexOf(':', start);
        boolean withColon = colon >= 0 && colon < authorityEnd;
        boolean port =
                withColon && PORT.matcher(chars).region(colon + 1, wordEnd).lookingAt();
        if (sign >= start) {
            return chars.startsWith("git@", start) && sign == start + 3 ? start : sign;
        }
        if (!withColon || port || colon + 1 == wordEnd || chars.charAt(start) == '[' || chars.charAt(start) == '$') {
            return text.cut() && wordEnd == chars.length() && authorityEnd == wordEnd ? wordEnd : start;
        }
        int last = chars.lastIndexOf('@', wordEnd - 1);
        if (last > colon) {
            return last;
        }
        int later = chars.indexOf('@', wordEnd);
        int line = chars.indexOf('\n', wordEnd);
        boolean sameLine = later >= 0 && later - wordEnd < 64 && (line < 0 || later < line);
        return sameLine ? later : wordEnd;
    }

    private static int wordEnd(FoldedText text, int start) {
        String chars = text.chars();
        char quote = text.surroundings().quoteAt(start);
        int end = start;
        while (end < chars.length()) {
            char c = chars.charAt(end);
            if (Character.isWhitespace(c)
                    || c == '<'
                    || c == '>'
                    || quote != 0 && c == quote && Surroundings.closesQuote(chars, end)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static void bare(FoldedText text, Mask mask) {
        Matcher bare = BARE.matcher(text.chars());
        while (bare.find()) {
            String password = bare.group(2);
            int sign = password.lastIndexOf('@');
            if (sign <= 0 || password.startsWith("//")) {
                continue;
            }
            String host = password.substring(sign + 1);
            if (ADDRESSED.matcher(bare.group(1)).matches()
                    && !GO_ADDRESS.matcher(host).lookingAt()) {
                continue;
            }
            if (HOST.matcher(host).matches() && !NO_HOST.matcher(host).matches() && !password.startsWith("@")) {
                text.mark(mask, bare.start(2), bare.start(2) + sign);
            }
        }
    }
}
