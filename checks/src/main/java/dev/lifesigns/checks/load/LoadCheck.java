/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.load;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Verifies the load average of this machine per core: how many processes run, wait to run, or wait for a disk. Linux only.
 * Immutable and thread-safe.
 *
 * <p>It is that of the whole machine, also in a container; {@link PressureCheck} can measure a control group. Too much is {@link
 * ErrorKind#THRESHOLD}. Details: {@code load}, {@code cores}, {@code load_per_core}.
 *
 * <pre>{@code
 * HealthCheck load = LoadCheck.builder().average(Duration.ofMinutes(15)).warnAbove(1.5).build();
 * }</pre>
 */
public final class LoadCheck implements HealthCheck {
    /** Default: more per core is degraded. */
    static final double DEFAULT_WARN_ABOVE = 2;

    static final Duration DEFAULT_AVERAGE = Duration.ofMinutes(5);

    private static final List<Duration> AVERAGES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));

    private final Path proc;
    private final int column;
    private final double warnAbove;
    private final double failAbove;

    private LoadCheck(Builder builder, Path proc) {
        this.proc = proc;
        this.column = AVERAGES.indexOf(builder.average);
        this.warnAbove = builder.warnAbove;
        this.failAbove = builder.failAbove;
    }

    /** Checks the average of five minutes: more than 2 per core is degraded. */
    public static LoadCheck of() {
        return builder().build();
    }

    /** A builder. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        double load;
        long cores;
        try {
            load = Double.parseDouble(Files.readString(proc.resolve("loadavg")).split(" ", -1)[column]);
            cores = Files.readAllLines(proc.resolve("stat")).stream()
                    .filter(line -> line.matches("cpu\\d.*"))
                    .count();
        } catch (IOException | NumberFormatException e) {
            return CheckResult.down("load: not readable (expected: Linux with /proc/loadavg)");
        }
        double perCore = Math.round(load * 100 / Math.max(1, cores)) / 100.0;
        return judge(perCore).withDetails(Map.of("load", load, "cores", cores, "load_per_core", perCore));
    }

    @Override
    public CheckScope scope() {
        return CheckScope.HOST;
    }

    private CheckResult judge(double perCore) {
        if (perCore > failAbove) {
            return CheckResult.down(ErrorKind.THRESHOLD, message(perCore, failAbove));
        }
        if (perCore > warnAbove) {
            return CheckResult.degraded(ErrorKind.THRESHOLD, message(perCore, warnAbove));
        }
        return CheckResult.up();
    }

    private String message(double perCore, double limit) {
        return String.format(
                Locale.ROOT,
                "load: %.2f per core in %d min (expected: at most %.2f)",
                perCore,
                AVERAGES.get(column).toMinutes(),
                limit);
    }

    /** Collects the limits. Not thread-safe. */
    public static final class Builder {
        private Duration average = DEFAULT_AVERAGE;
        private double warnAbove = DEFAULT_WARN_ABOVE;
        private double failAbove = Double.MAX_VALUE;

        private Builder() {}

        /**
         * Sets which average is compared; default: 5 min.
         *
         * @throws IllegalArgumentException if it is not 1, 5 or 15 min
         */
        @CanIgnoreReturnValue
        public Builder average(Duration average) {
            requireNonNull(average, "LoadCheck.Builder.average: average is null");
            if (!AVERAGES.contains(average)) {
                throw new IllegalArgumentException("average: " + average + " (expected: 1, 5 or 15 min)");
            }
            this.average = average;
            return this;
        }

        /**
         * Sets the load per core above which the check is degraded; default: 2.
         *
         * @throws IllegalArgumentException if it is negative or not a number
         */
        @CanIgnoreReturnValue
        public Builder warnAbove(double perCore) {
            this.warnAbove = require("warnAbove", perCore);
            return this;
        }

        /**
         * Sets the load per core above which the check is down; default: none.
         *
         * @throws IllegalArgumentException if it is negative or not a number
         */
        @CanIgnoreReturnValue
        public Builder failAbove(double perCore) {
            this.failAbove = require("failAbove", perCore);
            return this;
        }

        /**
         * The check.
         *
         * @throws IllegalArgumentException if the warning limit is above the failure limit
         */
        public LoadCheck build() {
            return build(Path.of("/proc"));
        }

        LoadCheck build(Path proc) {
            Ratio.requireOrder(warnAbove, failAbove);
            return new LoadCheck(this, proc);
        }

        private static double require(String name, double perCore) {
            if (!(perCore >= 0)) {
                throw new IllegalArgumentException(name + ": " + perCore + " (expected: at least 0)");
            }
            return perCore;
        }
    }
}
