/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

import static dev.lifesigns.ErrorKind.THRESHOLD;
import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.internal.Ratio;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Verifies that memory is not nearly exhausted. Immutable and thread-safe.
 *
 * <p>Only what cannot be reclaimed counts: neither garbage of the heap nor caches of the kernel. More than the limit is
 * {@link dev.lifesigns.ErrorKind#THRESHOLD}, exactly the limit is fine. Details: {@code memory} (what was measured),
 * {@code used_bytes}, {@code max_bytes}, {@code used_percent}.
 *
 * <pre>{@code
 * HealthCheck heap = MemoryCheck.of(Memory.HEAP);
 * }</pre>
 */
public final class MemoryCheck implements HealthCheck, Preparable {
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    /** Default: more than this share in use is degraded. */
    static final double DEFAULT_WARN_ABOVE = 0.90;

    /** Default: more than this share in use is down. */
    static final double DEFAULT_FAIL_ABOVE = 0.95;

    private final MemorySource source;
    private final double warnAbove;
    private final double failAbove;

    private MemoryCheck(Builder builder) {
        this.source = builder.source;
        this.warnAbove = builder.warnAbove;
        this.failAbove = builder.failAbove;
    }

    /** Checks this memory with the default limits; like {@link #builder}. */
    public static MemoryCheck of(Memory memory) {
        return builder(memory).build();
    }

    /**
     * A builder for this memory. The scope of {@link Memory#HEAP} is {@link CheckScope#PROCESS}, that of {@link Memory#HOST}
     * is {@link CheckScope#HOST}. On systems other than Linux, the check of the host is down, with {@link
     * dev.lifesigns.ErrorKind#FAILED}.
     */
    public static Builder builder(Memory memory) {
        return new Builder(
                requireNonNull(memory, "MemoryCheck.builder: memory is null").source());
    }

    @Override
    public void prepare() throws Exception {
        Preparations.once("memory", () -> check(CheckDeadline.after(PREPARATION)));
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        MemoryReading reading;
        try {
            reading = source.read();
        } catch (IOException e) {
            return CheckResult.down("memory: not readable (expected: Linux with /proc/meminfo): " + e.getMessage());
        }
        return judge(reading)
                .withDetails(Map.of(
                        "memory", reading.what(),
                        "used_bytes", reading.usedBytes(),
                        "max_bytes", reading.maxBytes(),
                        "used_percent", Ratio.percent(reading.usedBytes(), reading.maxBytes())));
    }

    @Override
    public CheckScope scope() {
        return source.scope();
    }

    private CheckResult judge(MemoryReading reading) {
        if (reading.exceeds(failAbove)) {
            return CheckResult.down(THRESHOLD, message(reading, failAbove));
        }
        if (reading.exceeds(warnAbove)) {
            return CheckResult.degraded(THRESHOLD, message(reading, warnAbove));
        }
        return CheckResult.up();
    }

    private static String message(MemoryReading reading, double limit) {
        return reading.what() + ": " + Ratio.percent(reading.usedBytes(), reading.maxBytes())
                + " % used (expected: at most " + Ratio.percent(limit) + " %)";
    }

    /** Collects the limits. Not thread-safe. */
    public static final class Builder {
        private final MemorySource source;
        private double warnAbove = DEFAULT_WARN_ABOVE;
        private double failAbove = DEFAULT_FAIL_ABOVE;

        Builder(MemorySource source) {
            this.source = source;
        }

        /**
         * Sets the used share above which the check is degraded; default: 0.90.
         *
         * @param share 0 to 1
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder warnAbove(double share) {
            this.warnAbove = Ratio.require("warnAbove", share);
            return this;
        }

        /**
         * Sets the used share above which the check is down; default: 0.95. With 1 it never is.
         *
         * @param share 0 to 1
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder failAbove(double share) {
            this.failAbove = Ratio.require("failAbove", share);
            return this;
        }

        /**
         * The check.
         *
         * @throws IllegalArgumentException if the warning limit is above the failure limit
         */
        public MemoryCheck build() {
            Ratio.requireOrder(warnAbove, failAbove);
            return new MemoryCheck(this);
        }
    }
}
