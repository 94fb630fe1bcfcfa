/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that somebody else wrote: messages of drivers and clients, values of details.
 *
 * <p>It errs on the side of taking too much. Known: user-info and secret parameters of URLs and JDBC URLs, values
 * after keys such as {@code password}, in SQL and on command lines, bearer and basic credentials, private keys, and tokens
 * with a well-known shape.
 */
public final class Redactor {
    /** What stands where a secret was. */
    public static final String MASK = "***";

    /** Text beyond this many characters is cut before it is searched, so that the search is bounded. */
    private static final int SEARCHED = 4_096;

    private static final String SECRET_WORD = "pass(?:word|wd|phrase|code)|(?<![a-z])pass(?![a-z])|pwd|secret|token"
            + "|credentials?|api[-_. ]?key|(?:access|account|private|shared|master|encryption|signing)[-_. ]?key"
            + "|auth(?:orization)?(?![a-z])|signature|session[-_. ]?id|cookie";

    /** A value in quotes of any kind, which may have lost the closing one, or else a word. */
    private static final String VALUE = "(?:''[^']++''" // quoted in a quoted statement
            + "|\\\\\"(?:[^\\\\\"]|\\\\\\\\(?:\\\\.|[^\\\\]))*+(?:\\\\\")?" // JSON in a string of JSON
            + "|\"(?:[^\"\\\\]|\\\\.)*+\"?"
            + "|'(?:[^'\\\\]|\\\\.|'')*+'?"
            + "|\\{(?:[^}]|\\}\\})*+\\}?" // SQL Server
            + "|[^\\s,;&\"'<>)}\\]]+)";

    /*
     * The text is somebody else's: a rule that goes back over what it has read would search a long one for minutes.
     * User-info comes after values: it may end at any at sign, also at one in a value, of which it would leave the rest.
     */
    private static final List<Rule> RULES = List.of(
            new Rule("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)", MASK),
            new Rule(
                    "\\b(bearer|basic|negotiate|digest|apikey)\\s+(?!realm\\b|(?:auth\\w*+|tokens?|scheme|credentials?"
                            + "|challenge|is|was|and|or|not)(?![\\w.~+/=-]|:\\S))[\\w.~+/=:-]+",
                    "$1 " + MASK),
            // key = value or "key": "value", in any text or query string
            new Rule("((?:" + SECRET_WORD + ")[\\w.-]*+(?:\\\\?[\"'])?\\s*(?:[=:]|=>|:=)\\s*)" + VALUE, "$1" + MASK),
            // the key and its value each under a key of their own
            new Rule("((?:" + SECRET_WORD + ").{0,200}?\\bvalue[\"']?\\s*[=:]\\s*)" + VALUE, "$1" + MASK),
            new Rule("([?&;](?:sig|key|code|jwt|sas|x-amz-[a-z-]+)=)[^&\\s\"'<>;]+", "$1" + MASK),
            // SQL
            new Rule(
                    "\\b(identified (?:with \\w++ )?(?:by|as)|(?:password|secret|token)(?: is| was)?)(\\s*\\(|\\s)\\s*"
                            + "(?=[\"'])" + VALUE,
                    "$1$2" + MASK),
            // command lines
            new Rule(
                    "((?<!\\S)(?:-u|--(?:proxy-)?user)(?:\\s+|=))(?:'[^':]*+:[^']*+'?|\"[^\":]*+:[^\"]*+\"?|[^\\s:'\"]++:\\S+)",
                    "$1" + MASK),
            new Rule("((?<!\\S)--[\\w-]{0,40}?(?:" + SECRET_WORD + ")[\\w-]*+\\s+(?!-))" + VALUE, "$1" + MASK),
            new Rule("(\\b(?:sshpass|mysql\\w*+|mariadb\\w*+)\\s[^\\n|]{0,200}?(?<=\\s)-p\\s*)" + VALUE, "$1" + MASK),
            // user-info, also with an unescaped slash or at sign in the password
            new Rule("(://)[^\\s/?#\"'<>,]*@", "$1" + MASK + "@"),
            new Rule("(://)[^\\s/@:\"'<>]*:[^\\s\"'<>]*@", "$1" + MASK + "@"),
            new Rule("(jdbc:oracle:[a-z]++:)\\S*@", "$1" + MASK + "@"),
            // tokens of a well-known shape
            new Rule("\\beyJ[\\w-]{6,}+\\.[\\w-]+(?:\\.[\\w-]*)?", MASK),
            new Rule("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b", MASK),
            new Rule("\\b(?:gh[pousr]_|github_pat_|glpat-|xox[abposr]-|[spr]k_(?:live|test)_)[\\w-]{8,}", MASK));

    private static final Pattern SECRET_KEY = Pattern.compile(
            "pass(?:word|wd|phrase|code)?|pwd|secret|token|credential|apikey|accesskey|accountkey|privatekey|sharedkey"
                    + "|masterkey|encryptionkey|signingkey|authorization|signature|sessionid|cookie");

    private Redactor() {}

    /** The text with every secret masked; {@code null} for {@code null} is the caller's business. */
    public static String redact(String text) {
        String redacted = bounded(text);
        for (Rule rule : RULES) {
            redacted = rule.apply(redacted);
        }
        return redacted;
    }

    /** Whether a value under this key is a secret whatever it looks like. */
    public static boolean secretKey(String key) {
        StringBuilder letters = new StringBuilder(key.length());
        key.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return SECRET_KEY.matcher(letters).find();
    }

    /** Cuts before the last word, since a secret that is cut in two is not recognised any more. */
    private static String bounded(String text) {
        if (text.length() <= SEARCHED) {
            return text;
        }
        int end = SEARCHED;
        while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end) + " …";
    }

    private record Rule(Pattern pattern, String replacement) {
        Rule(String regex, String replacement) {
            this(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), replacement);
        }

        String apply(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }
}
