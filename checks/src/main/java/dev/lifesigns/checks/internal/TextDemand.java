/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static dev.lifesigns.ErrorKind.FAILED;
import static dev.lifesigns.ErrorKind.TIMEOUT;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a text of a server must be like.
 *
 * @param contained a text that it contains, or {@code null}
 * @param pattern what is found in it, or {@code null}
 */
public record TextDemand(
        @Nullable String contained, @Nullable Pattern pattern) {
    public static final TextDemand NONE = new TextDemand(null, null);

    /**
     * Also demands a text.
     *
     * @param option its name in the configuration, for the message
     * @throws IllegalArgumentException if the text is empty
     */
    public TextDemand withContained(String option, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(option + ": '' (expected: a text)");
        }
        return new TextDemand(text, pattern);
    }

    /**
     * Also demands a match.
     *
     * @param option its name in the configuration, for the message
     * @throws IllegalArgumentException if it is not a regular expression
     */
    public TextDemand withPattern(String option, String regex) {
        try {
            return new TextDemand(contained, Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(option + ": " + regex + ": " + e.getDescription() + " at index "
                    + e.getIndex() + " (expected: a regular expression)");
        }
    }

    public boolean isNone() {
        return contained == null && pattern == null;
    }

    /**
     * Up, or down with the first demand that the text does not meet.
     *
     * @param noun what the text is, such as {@code body}
     */
    public CheckResult judge(String server, String noun, String text, CheckDeadline deadline) {
        if (contained != null && !text.contains(contained)) {
            return CheckResult.down(
                    FAILED, server + ": " + noun + " without '" + contained + "' (expected: it contains it)");
        }
        return pattern == null
                ? CheckResult.up()
                : match(
                        pattern,
                        server + ": no match of '" + pattern + "' in the " + noun,
                        new TimedText(text, deadline));
    }

    private static CheckResult match(Pattern pattern, String unmatched, TimedText text) {
        try {
            return pattern.matcher(text).find() ? CheckResult.up() : CheckResult.down(FAILED, unmatched);
        } catch (TimedText.OutOfTimeException e) {
            return CheckResult.down(TIMEOUT, unmatched + " in time");
        } catch (StackOverflowError e) {
            return CheckResult.down(FAILED, unmatched + ": too deep (expected: a simpler regular expression)");
        }
    }
}
