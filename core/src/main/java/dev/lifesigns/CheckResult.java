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
 * What one run of a check said. Immutable.
 *
 * <pre>{@code
 * return lag < limit
 *         ? CheckResult.up("in step").withDetail("lag", lag)
 *         : CheckResult.down(ErrorKind.THRESHOLD, "too far behind").withDetail("lag", lag);
 * }</pre>
 *
 * <p>Message and details reach authenticated readers only, and are redacted by the engine before anybody sees them.
 * What decorates a result never decides it: a message that is {@code null} is none, and a detail that cannot be read is
 * shown as unreadable.
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

    /** It works, and there is something to say. */
    public static CheckResult up(@Nullable String message) {
        return of(CheckStatus.UP, null, message);
    }

    /** It works with reduced capability. */
    public static CheckResult degraded(@Nullable String message) {
        return of(CheckStatus.DEGRADED, null, message);
    }

    /** It works with reduced capability, for a reason of that kind. */
    public static CheckResult degraded(ErrorKind error, @Nullable String message) {
        return of(CheckStatus.DEGRADED, requireNonNull(error, "error"), message);
    }

    /** It does not work, kind {@link ErrorKind#FAILED}. */
    public static CheckResult down(@Nullable String message) {
        return of(CheckStatus.DOWN, ErrorKind.FAILED, message);
    }

    /** It does not work. */
    public static CheckResult down(ErrorKind error, @Nullable String message) {
        return of(CheckStatus.DOWN, requireNonNull(error, "error"), message);
    }

    /** It does not work, as if the check had thrown that: its kind is {@link ErrorKind#of}. */
    public static CheckResult down(@Nullable Throwable thrown) {
        return of(CheckStatus.DOWN, ErrorKind.of(thrown), described(thrown));
    }

    /** It does not work; the message is that of the exception and its causes. */
    public static CheckResult down(ErrorKind error, @Nullable Throwable thrown) {
        return of(CheckStatus.DOWN, requireNonNull(error, "error"), described(thrown));
    }

    /**
     * A result of that status.
     *
     * @param status {@link CheckStatus#UP}, {@link CheckStatus#DEGRADED} or {@link CheckStatus#DOWN}
     * @param error the kind of failure; none for up, and {@link ErrorKind#FAILED} if down has none
     * @param message one line for an operator, or {@code null}
     * @throws IllegalArgumentException if {@code status} is {@link CheckStatus#UNKNOWN}, since a check that cannot tell says
     *     down, or if it is up and there is an {@code error}
     */
    public static CheckResult of(CheckStatus status, @Nullable ErrorKind error, @Nullable String message) {
        requireNonNull(status, "status");
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

    /** The kind of failure; {@code null} when there is none, and always when the status is up. */
    public @Nullable ErrorKind error() {
        return error;
    }

    /** One line for an operator, not redacted, or {@code null}. */
    public @Nullable String message() {
        return message;
    }

    /** Facts by name, in order and not redacted. Values are those of JSON; the map cannot be changed. */
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
     * <p>The value is copied now. Maps, lists, arrays, numbers, booleans and {@code null} stay what they are in JSON, an
     * optional is its value, a counter of {@code java.util.concurrent.atomic} its number; anything else is its
     * {@code toString()}. A name such as {@code password}, at any depth, hides the texts under it. Values that throw,
     * hold themselves or never end are shown as unreadable or cut, and {@code "truncated": true} says so.
     */
    public CheckResult withDetail(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new TreeMap<>(details);
        DetailValues.put(more, name, value);
        return with(more);
    }

    /** The same result with these facts added; facts of the same names are replaced. No map is none. */
    public CheckResult withDetails(@Nullable Map<String, ?> added) {
        if (added == null) {
            return this;
        }
        Map<String, @Nullable Object> more = new TreeMap<>(details);
        DetailValues.putAll(more, added);
        return with(more);
    }

    /**
     * The same result with an object of the caller's, which the engine carries to the snapshots of the check's status
     * and never reads or renders: what an adapter wants back, such as a framework's own result. It is not part of
     * equality.
     *
     * @param attachment the object, best an immutable one, or {@code null} for none
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
