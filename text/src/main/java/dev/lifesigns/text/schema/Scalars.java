/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import dev.lifesigns.text.DurationText;
import dev.lifesigns.text.SizeText;
import dev.lifesigns.text.schema.Scalar.Secrecy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms of single values. */
public final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern FRACTION = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,18})?");

    private Scalars() {}

    /** Any text; a number or a flag counts as the text that it is written with. */
    public static Scalar<String> text() {
        return new Scalar<>("text", text -> text, text -> text, anyScalar(), List.of(), Secrecy.OPEN);
    }

    /** Text that is never shown. */
    public static Scalar<String> secret() {
        return new Scalar<>("secret text", text -> text, text -> "…", anyScalar(), List.of(), Secrecy.SECRET);
    }

    /** Text that a predicate accepts. */
    public static Scalar<String> text(String form, Predicate<String> accepted) {
        return new Scalar<>(form, parsed(accepted), text -> text, anyScalar(), List.of(), Secrecy.OPEN);
    }

    /** Text that matches a regular expression. */
    public static Scalar<String> pattern(String form, String pattern) {
        Predicate<String> accepted = Pattern.compile(pattern).asMatchPredicate();
        return new Scalar<>(form, parsed(accepted), text -> text, pattern(pattern), List.of(), Secrecy.OPEN);
    }

    /** The hash of a secret, which is never shown either. */
    public static Scalar<String> hash(String form, String pattern) {
        Predicate<String> accepted = Pattern.compile(pattern).asMatchPredicate();
        return new Scalar<>(form, parsed(accepted), text -> "…", pattern(pattern), List.of(), Secrecy.HASH);
    }

    /** A duration with its unit, within bounds. */
    public static Scalar<Duration> duration(Duration least, Duration most) {
        String form = "a duration from " + DurationText.print(least) + " to " + DurationText.print(most)
                + ", such as 500ms, 2s or 1m";
        return new Scalar<>(
                form,
                text -> {
                    Duration value = DurationText.parse(text);
                    boolean fits = value != null && value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
                    return fits ? value : null;
                },
                DurationText::print,
                pattern(DurationText.PATTERN),
                List.of(),
                Secrecy.OPEN);
    }

    /** A size in bytes. */
    public static Scalar<Long> size() {
        Map<String, Object> schema =
                anyOf(JsonSchema.object("type", "integer", "minimum", 0), string("^(" + SizeText.PATTERN + ")$"));
        return new Scalar<>(
                "a size such as 500MB, 1GB or 1GiB", SizeText::parse, SizeText::print, schema, List.of(), Secrecy.OPEN);
    }

    /** A whole number within bounds. */
    public static Scalar<Integer> integer(int least, int most) {
        Map<String, Object> schema = JsonSchema.object("type", "integer", "minimum", least, "maximum", most);
        return new Scalar<>(
                least == Integer.MIN_VALUE && most == Integer.MAX_VALUE
                        ? "a whole number"
                        : "a whole number from " + least + " to " + most,
                text -> {
                    if (!WHOLE.matcher(text).matches()) {
                        return null;
                    }
                    long value = Long.parseLong(text);
                    return value >= least && value <= most ? (Integer) (int) value : null;
                },
                value -> value,
                schema,
                List.of(),
                Secrecy.OPEN);
    }

    /** A share from 0 to {@code most}, written as {@code 10%} or {@code 0.1}. */
    public static Scalar<Double> share(int mostPercent) {
        double most = mostPercent / 100.0;
        Map<String, Object> schema = anyOf(
                JsonSchema.object("type", "number", "minimum", 0, "maximum", most), string("^[0-9]+(\\.[0-9]+)?%$"));
        return new Scalar<>(
                "a share from 0% to " + mostPercent + "%, such as 10% or 0.1",
                text -> {
                    Double value = fraction(text);
                    return value != null && value <= most ? value : null;
                },
                Scalars::percent,
                schema,
                List.of(),
                Secrecy.OPEN);
    }

    /** A number within bounds, with or without a fraction. */
    public static Scalar<Double> number(double least, double most) {
        return new Scalar<>(
                "a number from " + printed(least) + " to " + printed(most),
                text -> {
                    Double value = FRACTION.matcher(text).matches() ? Double.valueOf(text) : null;
                    return value != null && value >= least && value <= most ? value : null;
                },
                Scalars::printed,
                JsonSchema.object("type", "number", "minimum", least, "maximum", most),
                List.of(),
                Secrecy.OPEN);
    }

    private static Object printed(double value) {
        return value == Math.rint(value) ? (Object) (long) value : value;
    }

    /** {@code true} or {@code false}. */
    public static Scalar<Boolean> flag() {
        return new Scalar<>(
                "true or false",
                text -> switch (text) {
                    case "true" -> Boolean.TRUE;
                    case "false" -> Boolean.FALSE;
                    default -> null;
                },
                value -> value,
                JsonSchema.object("type", "boolean"),
                List.of("true", "false"),
                Secrecy.OPEN);
    }

    /** One of a few values, each written as a word. */
    public static <T> Scalar<T> choice(List<T> values, Function<T, String> word) {
        List<String> words = values.stream().map(word).toList();
        return new Scalar<>(
                oneOf(words),
                text -> values.stream()
                        .filter(value -> word.apply(value).equals(text))
                        .findFirst()
                        .orElse(null),
                word::apply,
                JsonSchema.object("enum", words),
                words,
                Secrecy.OPEN);
    }

    /**
     * A word that is valid only once something else is there.
     *
     * @param expectation what is missing, in words
     */
    public static Scalar<String> absent(String expectation) {
        return new Scalar<>(expectation, text -> null, text -> text, Map.of(), List.of(), Secrecy.OPEN);
    }

    /** {@code checks or status}, {@code a, b or c}. */
    public static String oneOf(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static Function<String, @Nullable String> parsed(Predicate<String> accepted) {
        return text -> accepted.test(text) ? text : null;
    }

    private static @Nullable Double fraction(String text) {
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1) : text;
        if (!FRACTION.matcher(number).matches()) {
            return null;
        }
        double value = Double.parseDouble(number);
        return percent ? value / 100 : value;
    }

    private static Object percent(double share) {
        double percent = share * 100;
        return percent == Math.rint(percent) ? Math.round(percent) + "%" : (Object) share;
    }

    private static Map<String, Object> anyScalar() {
        return JsonSchema.object("type", List.of("string", "number", "boolean"));
    }

    private static Map<String, Object> pattern(String pattern) {
        return string("^(" + pattern + ")$");
    }

    private static Map<String, Object> string(String pattern) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("pattern", pattern);
        return schema;
    }

    private static Map<String, Object> anyOf(Object... schemas) {
        return JsonSchema.object("anyOf", List.of(schemas));
    }
}
