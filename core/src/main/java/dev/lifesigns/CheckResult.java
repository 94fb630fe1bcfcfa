/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.internal.Redactor;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of one run of a check. Immutable.
 *
 * <pre>{@code
 * return lag < limit
 *         ? CheckResult.up("in step").withDetail("lag", lag)
 *         : CheckResult.down(ErrorKind.THRESHOLD, "too far behind").withDetail("lag", lag);
 * }</pre>
 *
 * <p>Message and details reach authenticated readers only, and are redacted by the engine before anyone sees them. They
 * never affect the status: a {@code null} message counts as none, and a detail that cannot be read is shown as
 * unreadable.
 */
public final class CheckResult {
    private static final CheckResult PLAIN_UP = new CheckResult(CheckStatus.UP, null, null, Map.of(), null);

    private final CheckStatus status;
    private final @Nullable ErrorKind error;
    private final @Nullable String message;
    private final Map<String, @Nullable Object> details;
    private final @Nullable Object attachment;

    private CheckResult(
            CheckStatus status,
            @Nullable ErrorKind error,
            @Nullable String message,
            Map<String, @Nullable Object> details,
            @Nullable Object attachment) {
        this.status = status;
        this.error = error;
        this.message = message;
        this.details = details;
        this.attachment = attachment;
    }

    /** It works. */
    public static CheckResult up() {
        return PLAIN_UP;
    }

    /** It works; the message adds something. */
    public static CheckResult up(@Nullable String message) {
        return of(CheckStatus.UP, null, message);
    }

    /** It works with reduced capability. */
    public static CheckResult degraded(@Nullable String message) {
        return of(CheckStatus.DEGRADED, null, message);
    }

    /** It works with reduced capability; {@code error} is the kind of reason. */
    public static CheckResult degraded(ErrorKind error, @Nullable String message) {
        return of(CheckStatus.DEGRADED, requireNonNull(error, "CheckResult.degraded: error is null"), message);
    }

    /** It does not work; the kind is {@link ErrorKind#FAILED}. */
    public static CheckResult down(@Nullable String message) {
        return of(CheckStatus.DOWN, ErrorKind.FAILED, message);
    }

    /** It does not work. */
    public static CheckResult down(ErrorKind error, @Nullable String message) {
        return of(CheckStatus.DOWN, requireNonNull(error, "CheckResult.down: error is null"), message);
    }

    /** It does not work, as if the check had thrown this; the kind is that of {@link ErrorKind#of}. */
    public static CheckResult down(@Nullable Throwable thrown) {
        return of(CheckStatus.DOWN, ErrorKind.of(thrown), described(thrown));
    }

    /** It does not work; the message is made of those of the exception and its causes. */
    public static CheckResult down(ErrorKind error, @Nullable Throwable thrown) {
        return of(CheckStatus.DOWN, requireNonNull(error, "CheckResult.down: error is null"), described(thrown));
    }

    /**
     * A result of that status.
     *
     * @param status {@link CheckStatus#UP}, {@link CheckStatus#DEGRADED} or {@link CheckStatus#DOWN}
     * @param error the kind of failure, or {@code null}: required to be {@code null} for up, and
     *     {@link ErrorKind#FAILED} by default for down
     * @param message one line for an operator, or {@code null}
     * @throws IllegalArgumentException if {@code status} is {@link CheckStatus#UNKNOWN}, because a check that cannot
     *     find out is down, or if it is up and there is an {@code error}
     */
    public static CheckResult of(CheckStatus status, @Nullable ErrorKind error, @Nullable String message) {
        requireNonNull(status, "CheckResult.of: status is null");
        if (status == CheckStatus.UNKNOWN) {
            throw new IllegalArgumentException("status: UNKNOWN (expected: UP, DEGRADED or DOWN)");
        }
        if (status == CheckStatus.UP && error != null) {
            throw new IllegalArgumentException("error: " + error + " (expected: none when status is UP)");
        }
        ErrorKind kind = status == CheckStatus.DOWN && error == null ? ErrorKind.FAILED : error;
        return new CheckResult(status, kind, message, Map.of(), null);
    }

    /** Up, degraded or down. */
    public CheckStatus status() {
        return status;
    }

    /** The kind of failure, or {@code null} if there is none, as always if the status is up. */
    public @Nullable ErrorKind error() {
        return error;
    }

    /** One line for an operator, not redacted, or {@code null}. */
    public @Nullable String message() {
        return message;
    }

    /** Facts by name, sorted, not redacted. Values are those of JSON; the map is unmodifiable. */
    public Map<String, @Nullable Object> details() {
        return details;
    }

    /** What {@link #withAttachment} added, or {@code null}. */
    public @Nullable Object attachment() {
        return attachment;
    }

    /**
     * The same result with one more fact; a fact of that name is replaced.
     *
     * <p>The value is copied now. Maps, lists, arrays, numbers, booleans, and {@code null} become their JSON
     * equivalent, an optional becomes its value, and a counter of {@code java.util.concurrent.atomic} its number;
     * anything else becomes its {@code toString()}. A name such as {@code password}, at any depth, hides all text under
     * it. Values that throw, contain themselves, or never end are shown as unreadable or cut off, which
     * {@code "truncated": true} indicates.
     */
    public CheckResult withDetail(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new TreeMap<>(details);
        DetailValues.put(more, name, value);
        return with(more);
    }

    /** The same result with these facts added; facts of the same names are replaced. {@code null} adds none. */
    public CheckResult withDetails(@Nullable Map<String, ?> added) {
        if (added == null) {
            return this;
        }
        Map<String, @Nullable Object> more = new TreeMap<>(details);
        DetailValues.putAll(more, added);
        return with(more);
    }

    /**
     * The same result with an object of the caller's choice, which the engine carries into the snapshots and never
     * reads or renders. Adapters use it to get a framework's own result back. It is not part of equality.
     *
     * @param attachment the object, preferably immutable, or {@code null} for none
     */
    public CheckResult withAttachment(@Nullable Object attachment) {
        return new CheckResult(status, error, message, details, attachment);
    }

    private CheckResult with(Map<String, @Nullable Object> more) {
        return new CheckResult(status, error, message, Collections.unmodifiableMap(more), attachment);
    }

    private static @Nullable String described(@Nullable Throwable thrown) {
        return thrown == null ? null : Thrown.describe(thrown);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CheckResult that
                && status == that.status
                && error == that.error
                && Objects.equals(message, that.message)
                && details.equals(that.details);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, error, message, details);
    }

    /** Redacted, and with the names of the details only. */
    @Override
    public String toString() {
        return "CheckResult[status=" + status + ", error=" + error + ", message="
                + (message == null ? null : Redactor.redact(message)) + ", details=" + details.keySet() + "]";
    }
}
