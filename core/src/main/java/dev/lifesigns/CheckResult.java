/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a check said. Immutable.
 *
 * <p>Message and details reach authenticated readers only, and are redacted by the engine before anybody sees them.
 *
 * @param status {@link Status#UP}, {@link Status#DEGRADED} or {@link Status#DOWN}
 * @param error the kind of failure; {@code null} when there is none, and always when {@code status} is up
 * @param message one line for an operator, or {@code null}
 * @param details extra facts by name, sorted so that two equal results print alike; a value is a string, a number of
 *     {@code java.lang} or {@code java.math}, or a boolean; anything else is kept as its {@code toString()}
 * @param attachment the check's own object for whoever reads the snapshot; never rendered
 */
public record CheckResult(
        Status status,
        @Nullable ErrorKind error,
        @Nullable String message,
        Map<String, Object> details,
        @Nullable Object attachment) {
    /** Not any Number: a counter would go on counting inside of a result. */
    private static final Set<Class<?>> NUMBERS = Set.of(
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class);

    private static final CheckResult PLAIN_UP = new CheckResult(Status.UP, null, null, Map.of(), null);

    /**
     * @throws IllegalArgumentException if {@code status} is {@link Status#UNKNOWN}: a check that cannot tell says down
     */
    public CheckResult {
        requireNonNull(status, "status");
        if (status == Status.UNKNOWN) {
            throw new IllegalArgumentException("status: UNKNOWN (expected: UP, DEGRADED or DOWN)");
        }
        if (status == Status.UP && error != null) {
            throw new IllegalArgumentException("error: " + error + " (expected: none when status is UP)");
        }
        if (status == Status.DOWN && error == null) {
            error = ErrorKind.FAILED;
        }
        details = details.isEmpty() ? Map.of() : copy(details);
    }

    /** A result without an attachment. */
    public CheckResult(
            Status status, @Nullable ErrorKind error, @Nullable String message, Map<String, Object> details) {
        this(status, error, message, details, null);
    }

    /** It works. */
    public static CheckResult up() {
        return PLAIN_UP;
    }

    /** It works with reduced capability. */
    public static CheckResult degraded(String message) {
        return new CheckResult(Status.DEGRADED, null, requireNonNull(message, "message"), Map.of(), null);
    }

    /** It does not work, kind {@link ErrorKind#FAILED}. */
    public static CheckResult down(String message) {
        return down(ErrorKind.FAILED, message);
    }

    /** It does not work. */
    public static CheckResult down(ErrorKind error, String message) {
        return new CheckResult(
                Status.DOWN, requireNonNull(error, "error"), requireNonNull(message, "message"), Map.of(), null);
    }

    /** The same result with one more fact; a fact of that name is replaced. */
    public CheckResult withDetail(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(details);
        more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return new CheckResult(status, error, message, more, attachment);
    }

    /** The same result with these facts added; facts of the same names are replaced. */
    public CheckResult withDetails(Map<String, ?> added) {
        Map<String, Object> more = new TreeMap<>(details);
        more.putAll(added);
        return new CheckResult(status, error, message, more, attachment);
    }

    /** The same result with an object of the check's own, for whoever reads the snapshot. It is never rendered. */
    public CheckResult withAttachment(Object added) {
        return new CheckResult(status, error, message, details, requireNonNull(added, "attachment"));
    }

    private static Map<String, Object> copy(Map<String, Object> details) {
        Map<String, Object> sorted = new TreeMap<>();
        details.forEach((name, value) -> sorted.put(requireNonNull(name, "detail name"), plain(name, value)));
        return Collections.unmodifiableMap(sorted);
    }

    private static Object plain(String name, Object value) {
        requireNonNull(value, () -> "detail '" + name + "'");
        return value instanceof String || value instanceof Boolean || NUMBERS.contains(value.getClass())
                ? value
                : String.valueOf(value);
    }
}
