/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets in SQL statements, server commands, and printed objects. */
final class Statements implements Finder {
    private static final Pattern IDENTIFIED = Pattern.compile(
            "\\bidentified\\s++(?:with\\s++[\\w'\"]++\\s++)?(?:by|as)\\s++(?:(?:password|values|new)\\s++)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FUNCTION = Pattern.compile(
            "\\b(?:old_)?password\\s*+\\(\\s*+(?=[NE]?\\\\*+[\"'])|\\b(?:aes_encrypt|aes_decrypt|pgp_sym_\\w++|encode|hmac)\\s*+\\([^()]{0,200}?,\\s*+(?=')",
            Pattern.CASE_INSENSITIVE);

    /** What a server repeats of a command that it rejects. */
    private static final Pattern REPEATED = Pattern.compile("with args beginning with:\\s*+", Pattern.CASE_INSENSITIVE);

    private static final Pattern TELLING = Pattern.compile(
            "\\b(?:AUTH|HELLO|SETUSER|requirepass|masterauth|MIGRATE|PASS)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern AUTH = Pattern.compile(
            "(?<![\\w'\"`-])AUTH2?\\s++(?!(?:LOGIN|PLAIN|CRAM-MD5|XOAUTH2|NTLM)(?:\\s++[A-Z0-9-]++(?:\\s|$)|\\s*+$))"
                    + "((?:(?:LOGIN|PLAIN|XOAUTH2|CRAM-MD5|NTLM|EXTERNAL)\\s++)?)([^\\s\"'`,]++|'[^']*+'|\"[^\"]*+\")(?:\\s++([^\\s\"'`,]++|'[^']*+'|\"[^\"]*+\"))?");

    private static final Pattern ACL = Pattern.compile("(?<=\\s)[>#](?=[^\\s=]{4})([^\\s\"']++)");

    private static final Pattern LOGIN = Pattern.compile(
            "\\b(?:A\\d+|\\w*\\d)\\s++LOGIN\\s++\\S++\\s++(\\S++)|^(?:PASS|XPASS)\\s++(\\S++)|[\"'`> ]PASS\\s++(\\S++)");

    /** Objects whose fields are printed without names. */
    private static final Pattern OBJECT = Pattern.compile(
            "(?<![\\w(])(?:[\\w$]++\\.)*+(?=[A-Z])[\\w$]*?(?:Credentials?|PasswordAuthentication|PasswordCredential|UserInfo|Secret|BasicAuth|Auth) ?(?=[({\\[])");

    private static final Pattern TYPES = Pattern.compile(
            "[({\\[]\\s*+(?:[\\w.<>\\[\\]]*(?:String|char\\[\\]|Object|Supplier|Function|int|boolean)[\\w.<>\\[\\], ]*)?[)}\\]]");

    /** What was rejected precedes the word for it. */
    private static final Pattern REFUSED = Pattern.compile(
            "(?<![\\w])([\"'`])([^\"'`\\n]{3,100}+)\\1 (?:(?:is|was|are|to|as|for|does|did|not|no|a|an|the|valid|correct|match|invalid|wrong|your|our|of|user) ){1,6}"
                    + "(?:password|passphrase|passcode|token|secret|api[ _-]?key|access key|secret key|pin|otp)\\b",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void find(FoldedText text, Mask mask) {
        String chars = text.chars();
        Values values = new Values(text);
        Matcher identified = IDENTIFIED.matcher(chars);
        while (identified.find()) {
            mark(text, mask, identified.end(), values.argumentEnd(identified.end()));
        }
        Matcher function = FUNCTION.matcher(chars);
        while (function.find()) {
            mark(text, mask, function.end(), values.argumentEnd(function.end()));
        }
        Matcher refused = REFUSED.matcher(chars);
        while (refused.find()) {
            if (SecretNames.kind(refused.group(2)) == SecretNames.Kind.NONE) {
                mark(text, mask, refused.start(2), refused.end(2));
            }
        }
        servers(text, mask, values);
        objects(text, mask, values);
    }

    private static void servers(FoldedText text, Mask mask, Values values) {
        String chars = text.chars();
        Matcher repeated = REPEATED.matcher(chars);
        if (repeated.find() && TELLING.matcher(chars).find()) {
            text.mark(mask, repeated.end(), values.lineEnd(repeated.end()));
        }
        Matcher auth = AUTH.matcher(chars);
        while (auth.find()) {
            authorize(text, mask, auth);
        }
        if (chars.contains("SETUSER") || chars.contains("setuser")) {
            Matcher acl = ACL.matcher(chars);
            while (acl.find()) {
                text.mark(mask, acl.start(1), acl.end(1));
            }
        }
        Matcher login = LOGIN.matcher(chars);
        while (login.find()) {
            for (int group = 1; group <= 3; group++) {
                if (login.group(group) != null && !Harmless.sentence(login.group(group), 0)) {
                    mark(text, mask, login.start(group), login.end(group));
                }
            }
        }
    }

    /** {@code AUTH password} and {@code AUTH user password}; a sentence about the command has neither. */
    private static void authorize(FoldedText text, Mask mask, Matcher auth) {
        String chars = text.chars();
        for (int group = 2; group <= 3; group++) {
            String word = auth.group(group);
            if (word == null || Harmless.value(chars, auth.start(group), auth.end(group))) {
                continue;
            }
            boolean alone = auth.end() >= chars.length()
                    || chars.charAt(auth.end()) == '\n'
                    || chars.charAt(auth.end()) == '\r';
            boolean ordinary = Harmless.sentence(word, 0) || WORDS.matcher(word).matches();
            if (Harmless.random(word)
                    || "'\"".indexOf(word.charAt(0)) >= 0
                    || !auth.group(1).isEmpty()
                    || group == 3
                            && alone
                            && !ordinary
                            && !Harmless.sentence(auth.group(2), 0)
                            && !WORDS.matcher(auth.group(2)).matches()) {
                mark(text, mask, auth.start(group), auth.end(group));
            }
        }
    }

    private static final Pattern WORDS = Pattern.compile(
            "commands?|mechanisms?|called|methods?|types?|requests?|timed|extension|server|service|LOGIN|PLAIN|GSSAPI|NTLM|CRAM-MD5|XOAUTH2|DIGEST-MD5",
            Pattern.CASE_INSENSITIVE);

    private static void objects(FoldedText text, Mask mask, Values values) {
        String chars = text.chars();
        Matcher object = OBJECT.matcher(chars);
        while (object.find()) {
            char opener = chars.charAt(object.end());
            char closer = opener == '(' ? ')' : opener == '[' ? ']' : '}';
            int end = values.closerEnd(object.end(), opener, closer);
            String inside = chars.substring(object.end(), end);
            boolean named = inside.indexOf('=') >= 0 || inside.contains(": ");
            if (!named && !TYPES.matcher(inside).matches() && inside.indexOf(".java:") < 0) {
                int last = end > object.end() + 1 && chars.charAt(end - 1) == closer ? end - 1 : end;
                mark(text, mask, object.end() + 1, last);
            }
        }
    }

    private static void mark(FoldedText text, Mask mask, int start, int end) {
        if (!Harmless.value(text.chars(), start, end)) {
            text.mark(mask, start, end);
        }
    }
}
