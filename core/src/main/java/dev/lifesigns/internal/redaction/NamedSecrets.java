/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import dev.lifesigns.internal.redaction.SecretNames.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values next to a name that reveals them: in properties, JSON, XML, headers, queries, SQL, and sentences. */
final class NamedSecrets implements Finder {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$@]++(?:[.-][\\p{L}\\p{N}_$@]++)*+");

    /** What may be between a name and its separator. */
    private static final String AFTER_NAME = "(?:\\\\*+[\"'`])?(?:\\]|\\[\\w{0,20}\\])?";

    private static final Pattern SEPARATOR = Pattern.compile(AFTER_NAME
            + "(?:\\s++(?:is|was|value|provided|given|supplied|used|sent|received|set|to|of|header|with|here|are)\\b)*+"
            + "[\\s\"']*+(?:[=:]{1,3}+>?+|->|\u2192|\u21d2|\\.{3,}+)\\s*+");

    private static final Pattern NEXT_TO =
            Pattern.compile(AFTER_NAME + "\\s*+(?:[(|~;]\\s*+)?(?:(?:is|was|to|of|as|by|set to)\\s++)?");

    private static final Pattern TAG = Pattern.compile("[^<>]{0,200}?(?<!/)>");
    private static final Pattern NAMED = Pattern.compile(
            "(?:\\b(?:name|key|k|property|parameter|variable|field|header|id)[\"'\\\\]*+\\s*+(?:[=:]|(?=[\"']))\\s*+[\"'\\\\]*+)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile("[\"'\\\\]*+\\s*+[=:]\\s*+|\\s*+\\[|\\s++(?=[\"'`])|>");
    private static final Pattern NEXT_LINE_IS_PAIR = Pattern.compile("[\\w.-]++\\s*+[:=]");
    private static final Pattern NAME_OF_A_RESOURCE = Pattern.compile(
            "\\s*+(?:not found|of type|is forbidden|already exists|does not exist|in namespace|was not found|was expecting|exists)"
                    + "|: was expecting");
    private static final int NEAR = 250;

    @Override
    public void find(FoldedText text, Mask mask) {
        new Search(text, mask).run();
    }

    private static final class Search {
        private final FoldedText text;
        private final Mask mask;
        private final String chars;
        private final Values values;
        private final Matcher names;
        private String wordBefore = "";
        private int wordBeforeEnd = -2;
        private int lastSecretName = -NEAR;
        private int valueStart = -1;
        private int valueEnd = -1;

        Search(FoldedText text, Mask mask) {
            this.text = text;
            this.mask = mask;
            this.chars = text.chars();
            this.values = new Values(text);
            this.names = NAME.matcher(chars);
        }

        void run() {
            int at = 0;
            while (names.find(at)) {
                at = Math.max(names.end(), visit(names.start(), names.end(), names.group()));
            }
        }

        /** Returns where to continue. */
        private int visit(int start, int end, String name) {
            Kind kind = kind(start, name);
            wordBefore = name;
            wordBeforeEnd = end;
            if (kind == Kind.NONE) {
                kind = inQuery(start, name);
                if (kind == Kind.NONE
                        && SESSION.matcher(name).matches()
                        && end < chars.length()
                        && chars.charAt(end) == '=') {
                    kind = Harmless.random(chars.substring(end + 1, values.wordEnd(end + 1))) ? Kind.TOKEN : kind;
                }
                return kind == Kind.NONE ? notSecret(start, end, name) : separated(start, end, kind, true);
            }
            if (names(start)) {
                lastSecretName = end;
                if (valueStart >= 0
                        && start - valueEnd < NEAR
                        && chars.substring(valueEnd, start).indexOf('}') < 0) {
                    text.mark(mask, valueStart, valueEnd);
                }
            }
            int next = inTag(start, end);
            if (next < 0) {
                next = separated(start, end, kind, query(start));
            }
            if (next < 0) {
                next = beside(start, end, name, kind);
            }
            if (next < 0) {
                lastSecretName = end;
                return end;
            }
            return next;
        }

        private Kind kind(int start, String name) {
            Kind kind = SecretNames.kind(name);
            if (kind == Kind.NONE && start == wordBeforeEnd + 1 && chars.charAt(start - 1) == ' ') {
                // Two words: "API key", "pass phrase".
                boolean pair = "key keys id phrase word code".contains(name.toLowerCase(java.util.Locale.ROOT));
                kind = pair ? SecretNames.kind(wordBefore + "_" + name) : kind;
            }
            return kind;
        }

        /** A name that is significant only in the query of a URL. */
        private Kind inQuery(int start, String name) {
            return query(start) && QUERY_NAMES.matcher(name).matches() ? Kind.TOKEN : Kind.NONE;
        }

        private boolean query(int start) {
            return start > 0
                    && (chars.charAt(start - 1) == '?'
                            || chars.charAt(start - 1) == '&'
                            || start > 4 && chars.startsWith("&amp;", start - 5));
        }

        /** Remembers a value whose name may follow, and masks one whose name came before. */
        private int notSecret(int start, int end, String name) {
            if (!VALUE_NAME.matcher(name).matches()) {
                return end;
            }
            Matcher separator = values.at(VALUE, end);
            if (!separator.lookingAt()) {
                return end;
            }
            char last = chars.charAt(separator.end() - 1);
            if (last == '>' && (start == 0 || chars.charAt(start - 1) != '<')) {
                return end;
            }
            int from = last == '[' ? separator.end() - 1 : separator.end();
            int close = last == '>' ? chars.indexOf("</", from) : -1;
            int valueEndsAt = close >= 0 ? close : values.end(from, Kind.PHRASE);
            if (end - lastSecretName < NEAR && !Harmless.value(chars, from, valueEndsAt)) {
                text.mark(mask, from, valueEndsAt);
                lastSecretName = -NEAR;
                return valueEndsAt;
            }
            valueStart = from;
            valueEnd = valueEndsAt;
            return end;
        }

        /** Whether the name is itself the value of a field that names something. */
        private boolean names(int start) {
            return NAMED.matcher(chars).region(Math.max(0, start - 40), start).find();
        }

        private int inTag(int start, int end) {
            boolean element = start > 0 && (chars.charAt(start - 1) == '<' || inPrefixedTag(start));
            boolean attribute = end < chars.length()
                    && (chars.charAt(end) == '"' || chars.charAt(end) == '\'')
                    && values.at(ATTRIBUTE_END, end).lookingAt();
            if (!element && !attribute) {
                return -1;
            }
            Matcher tag = values.at(TAG, end);
            if (!tag.lookingAt()) {
                return -1;
            }
            int close = chars.indexOf("</", tag.end());
            if (close < 0 && tag.end() < chars.length() && Character.isWhitespace(chars.charAt(tag.end()))) {
                return -1;
            }
            int valueEndsAt = close < 0 ? chars.length() : close;
            if (Harmless.value(chars, tag.end(), valueEndsAt)) {
                return -1;
            }
            text.mark(mask, tag.end(), valueEndsAt);
            return valueEndsAt;
        }

        private boolean inPrefixedTag(int start) {
            int at = start - 1;
            if (chars.charAt(at) != ':') {
                return false;
            }
            while (at > 0
                    && (Character.isLetterOrDigit(chars.charAt(at - 1)) || "_.-".indexOf(chars.charAt(at - 1)) >= 0)) {
                at--;
            }
            return at > 0 && chars.charAt(at - 1) == '<';
        }

        private int separated(int start, int end, Kind kind, boolean query) {
            Matcher separator = values.at(SEPARATOR, end);
            if (!separator.lookingAt()) {
                return -1;
            }
            int from = separator.end();
            if (from >= chars.length()) {
                return from;
            }
            boolean nextLine = separator.group().indexOf('\n') >= 0;
            if (nextLine && values.at(NEXT_LINE_IS_PAIR, from).lookingAt()) {
                return -1;
            }
            int to = valueEnd(from, kind, query);
            if (Harmless.value(chars, from, to) || spoken(start, from, to, kind)) {
                return from;
            }
            text.mark(mask, from, to);
            return to;
        }

        private int valueEnd(int from, Kind kind, boolean query) {
            if (kind == Kind.AUTHORIZATION) {
                return HttpCredentials.end(text, values, from);
            }
            if (kind == Kind.COOKIES && "\"'[{\\".indexOf(chars.charAt(from)) < 0) {
                return values.lineEnd(from);
            }
            return query && kind != Kind.PHRASE ? values.parameterEnd(from) : values.end(from, kind);
        }

        /** Whether it is a sentence about the secret, a count of secrets, or a token of a grammar. */
        private boolean spoken(int start, int from, int to, Kind kind) {
            String name = chars.substring(start, Math.min(chars.length(), start + 40));
            boolean blank = Character.isWhitespace(chars.charAt(from - 1));
            String value = chars.substring(from, to);
            if (kind == Kind.TOKEN
                    && Harmless.algorithm(FIRST_WORD.matcher(value).replaceFirst("$1"))) {
                return true;
            }
            if (name.startsWith("secret:")
                    && RESOURCE_NAME
                            .matcher(chars)
                            .region(Math.max(0, start - 14), start)
                            .find()) {
                return true;
            }
            if (COUNTED.matcher(name).lookingAt()
                    && (NUMBER.matcher(value).lookingAt()
                            || COUNT.matcher(value).matches())) {
                return true;
            }
            boolean wrapped = kind == Kind.TOKEN && blank && Harmless.failedTo(chars, start);
            if ((wrapped || Harmless.syntax(chars, start)) && !Harmless.random(value)) {
                return true;
            }
            if (name.startsWith("PWD=/")) {
                return true;
            }
            return blank && kind != Kind.CODE && Harmless.sentence(chars, from);
        }

        /** The value is next to the name, in quotes or unlike any word. */
        private int beside(int start, int end, String name, Kind kind) {
            Matcher next = values.at(NEXT_TO, end);
            if (!next.lookingAt()
                    || next.end() == end
                    || next.end() >= chars.length()
                    || ",;:)]}>.".indexOf(chars.charAt(next.end())) >= 0) {
                return -1;
            }
            int from = next.end();
            int to = values.end(from, Kind.TOKEN);
            boolean quoted = QUOTE.matcher(chars).region(from, chars.length()).lookingAt();
            if (quoted) {
                if (Harmless.value(chars, from, to)
                        || Harmless.syntax(chars, start)
                        || values.at(NAME_OF_A_RESOURCE, to).lookingAt()
                        || kind == Kind.AUTHORIZATION
                        || kind == Kind.COOKIES) {
                    return -1;
                }
                text.mark(mask, from, to);
                return to;
            }
            boolean directive = DIRECTIVE.matcher(name).matches();
            int wordEnd = values.wordEnd(from);
            String word = chars.substring(from, wordEnd);
            boolean ordinary = Harmless.value(chars, from, wordEnd) || Harmless.sentence(word, 0);
            if (!ordinary && (directive || Harmless.random(word) && word.indexOf('/') != 0 && !word.contains("://"))) {
                text.mark(mask, from, wordEnd);
                return wordEnd;
            }
            return -1;
        }
    }

    private static final Pattern SESSION =
            Pattern.compile("(?:[\\w.-]*[._-])?(?:session|sid|sess|ticket)", Pattern.CASE_INSENSITIVE);

    private static final Pattern FIRST_WORD = Pattern.compile("^(\\S*).*$", Pattern.DOTALL);

    /** Precedes the name of a secret in an AWS resource name. */
    private static final Pattern RESOURCE_NAME = Pattern.compile("\\d{12}:$");

    private static final Pattern ATTRIBUTE_END = Pattern.compile("[\"']\\s*+>");
    private static final Pattern QUERY_NAMES = Pattern.compile(
            "(?:sig|key|code|jwt|sas|otp|assertion|sid|ticket|t|hash|s|auth_?key|subscription-key|x-amz-[a-z-]+|x-goog-[a-z-]+|hmac|saml(?:request|response|art)|oauth_\\w+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE_NAME =
            Pattern.compile("[\\w.-]*value|val|v|content|string", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTED = Pattern.compile(
            "(?:[\\w.-]*(?:tokens|cookies|passwords|secrets|credentials|keys)|pass)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?[\\s,;.)}\\]\"']*$|\\d{1,3}(?=[\\s,;)])");

    /** A number in quotes, with what it counts. */
    private static final Pattern COUNT = Pattern.compile(
            "\\\\?[\"']\\d{1,9}(?:\\.\\d{1,3})? (?:tokens?|cookies?|passwords?|secrets?|credentials?|keys?)\\\\?[\"']?[\\s,;.)}\\]]*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTE = Pattern.compile("(?:[NEBRUXnebrux]&?)?\\\\*+[\"'`]");
    private static final Pattern DIRECTIVE =
            Pattern.compile("requirepass|masterauth|bindcredentials|bindpw|rootpw", Pattern.CASE_INSENSITIVE);
}
