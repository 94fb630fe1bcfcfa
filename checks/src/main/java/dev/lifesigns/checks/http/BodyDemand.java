/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.ErrorKind.FAILED;
import static dev.lifesigns.ErrorKind.TIMEOUT;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What the first 64 KiB of a body must be like.
 *
 * @param contained a text that it contains, or {@code null}
 * @param pattern what is found in it, or {@code null}
 * @param conditions what its JSON fulfills
 */
record BodyDemand(@Nullable String contained, @Nullable Pattern pattern, List<JsonCondition> conditions) {
    static final BodyDemand NONE = new BodyDemand(null, null, List.of());

    BodyDemand withContained(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("bodyContains: '' (expected: a text)");
        }
        return new BodyDemand(text, pattern, conditions);
    }

    BodyDemand withPattern(String regex) {
        try {
            return new BodyDemand(contained, Pattern.compile(regex), conditions);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("bodyMatches: " + regex + ": " + e.getDescription() + " at index "
                    + e.getIndex() + " (expected: a regular expression)");
        }
    }

    BodyDemand withConditions(List<String> texts) {
        return new BodyDemand(
                contained, pattern, texts.stream().map(JsonCondition::parse).toList());
    }

    boolean isNone() {
        return equals(NONE);
    }

    /** @throws IllegalArgumentException if there is a demand, and no response to the method has a body */
    void requireBodyOf(String method) {
        if (method.equals("HEAD") && !isNone()) {
            throw new IllegalArgumentException(
                    "method: HEAD with a demand on the body (expected: a method whose response has a body)");
        }
    }

    /** Up, or down with the first demand that the body does not meet. */
    CheckResult judge(String server, String body, CheckDeadline deadline) {
        if (contained != null && !body.contains(contained)) {
            return CheckResult.down(FAILED, server + ": body without '" + contained + "' (expected: it contains it)");
        }
        CheckResult result = pattern == null ? CheckResult.up() : match(pattern, server, body, deadline);
        if (conditions.isEmpty() || result.error() != null) {
            return result;
        }
        try {
            Object json = JsonReader.read(body);
            for (JsonCondition condition : conditions) {
                String violation = condition.violatedBy(json);
                if (violation != null) {
                    return CheckResult.down(FAILED, server + ": " + violation);
                }
            }
            return result;
        } catch (IllegalArgumentException e) {
            return CheckResult.down(FAILED, server + ": body is " + e.getMessage());
        }
    }

    private static CheckResult match(Pattern pattern, String server, String body, CheckDeadline deadline) {
        String unmatched = server + ": no match of '" + pattern + "' in the body";
        try {
            return pattern.matcher(new TimedText(body, deadline)).find()
                    ? CheckResult.up()
                    : CheckResult.down(FAILED, unmatched);
        } catch (TimedText.OutOfTimeException e) {
            return CheckResult.down(TIMEOUT, unmatched + " in time");
        } catch (StackOverflowError e) {
            return CheckResult.down(FAILED, unmatched + ": too deep (expected: a simpler regular expression)");
        }
    }
}
