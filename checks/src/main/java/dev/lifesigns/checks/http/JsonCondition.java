/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import dev.lifesigns.checks.internal.JsonReader;
import dev.lifesigns.checks.internal.Secrets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of one value of a JSON body: {@code $.queue.depth < 100}. The path is {@code $}, then {@code .name},
 * {@code ["any name"]} or {@code [index]}; the value is a JSON text, number, {@code true}, {@code false} or {@code null}.
 */
final class JsonCondition {
    private static final Pattern FORM = Pattern.compile(
            "\\s*(\\$\\S*?(?:\\[\"[^\"]*\"\\]\\S*?)*)\\s*(==|!=|<=|>=|<|>)\\s*(.+?)\\s*", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_-]+)|\\[([0-9]{1,6})\\]|\\[\"([^\"]*)\"\\]");

    private final String written;
    private final String path;
    private final List<Object> steps;
    private final String operator;
    private final @Nullable Object expected;

    private JsonCondition(String written, String path, List<Object> steps, String operator, @Nullable Object expected) {
        this.written = written;
        this.path = path;
        this.steps = steps;
        this.operator = operator;
        this.expected = expected;
    }

    /** @throws IllegalArgumentException if it is not such a comparison */
    static JsonCondition parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw malformed(text);
        }
        List<Object> steps = steps(text, form.group(1));
        Object expected = expected(text, form.group(3));
        boolean ordered = !form.group(2).equals("==") && !form.group(2).equals("!=");
        if (expected instanceof Map || expected instanceof List || ordered && !(expected instanceof BigDecimal)) {
            throw malformed(text);
        }
        return new JsonCondition(text.strip(), form.group(1), steps, form.group(2), expected);
    }

    /** What is wrong with a body, or {@code null} if the condition holds. */
    @Nullable
    String violatedBy(@Nullable Object json) {
        Object value = json;
        for (Object step : steps) {
            Object next = next(value, step);
            if (next == this) {
                return path + ": missing (expected: " + written + ")";
            }
            value = next;
        }
        return holds(value) ? null : path + ": " + shown(value) + " (expected: " + written + ")";
    }

    /** The member or the item, or this object itself for none. */
    private @Nullable Object next(@Nullable Object value, Object step) {
        if (value instanceof Map<?, ?> members && step instanceof String && members.containsKey(step)) {
            return members.get(step);
        }
        return value instanceof List<?> items && step instanceof Integer index && index < items.size()
                ? items.get(index)
                : this;
    }

    private boolean holds(@Nullable Object value) {
        if (value instanceof BigDecimal actual && expected instanceof BigDecimal limit) {
            int order = actual.compareTo(limit);
            return switch (operator) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
        boolean equal = value == null ? expected == null : value.equals(expected);
        return switch (operator) {
            case "==" -> equal;
            case "!=" -> !equal;
            default -> false;
        };
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "an array";
        }
        return value instanceof String text ? '"' + Secrets.none().clean(text) + '"' : String.valueOf(value);
    }

    private static List<Object> steps(String text, String path) {
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int end = 1;
        while (end < path.length()) {
            if (!step.region(end, path.length()).lookingAt()) {
                throw malformed(text);
            }
            end = step.end();
            steps.add(
                    step.group(2) != null
                            ? (Object) Integer.valueOf(step.group(2))
                            : step.group(1) != null ? step.group(1) : step.group(3));
        }
        return List.copyOf(steps);
    }

    private static @Nullable Object expected(String text, String literal) {
        try {
            return JsonReader.read(literal);
        } catch (IllegalArgumentException e) {
            throw malformed(text);
        }
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("bodyJson: " + text
                + " (expected: a path and a comparison such as $.status == \"ok\" or $.queue.depth < 100)");
    }
}
