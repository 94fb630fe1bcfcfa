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
import java.util.Map;

/**
 * Verifies in what share of the time processes wait for a resource, by the pressure stall information (PSI) of Linux 4.20 and later.
 * Immutable and thread-safe.
 *
 * <p>It is that of the whole machine, or of a control group. Too much is {@link ErrorKind#THRESHOLD}; a kernel without it is {@link
 * ErrorKind#FAILED}. Details: {@code pressure} (its file), {@code stalled_percent}.
 *
 * <pre>{@code
 * HealthCheck memory = PressureCheck.builder(Pressure.MEMORY).warnAbove(0.1).failAbove(0.4).build();
 * }</pre>
 */
public final class PressureCheck implements HealthCheck {
    /** Default: a larger share of the time is degraded. */
    static final double DEFAULT_WARN_ABOVE = 0.5;

    static final Duration DEFAULT_AVERAGE = Duration.ofMinutes(1);

    private static final Map<Duration, String> AVERAGES = Map.of(
            Duration.ofSeconds(10), "avg10",
            Duration.ofMinutes(1), "avg60",
            Duration.ofMinutes(5), "avg300");

    private final Path file;
    private final Duration average;
    private final String line;
    private final double warnAbove;
    private final double failAbove;

    private PressureCheck(Builder builder) {
        this.file = builder.file;
        this.average = builder.average;
        this.line = builder.line;
        this.warnAbove = builder.warnAbove;
        this.failAbove = builder.failAbove;
    }

    /** Checks the average of one minute: more than half of the time is degraded. */
    public static PressureCheck of(Pressure resource) {
        return builder(resource).build();
    }

    /** A builder for this resource. */
    public static Builder builder(Pressure resource) {
        return new Builder(requireNonNull(resource, "PressureCheck.builder: resource is null"));
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        double percent;
        try {
            percent = read();
        } catch (IOException | NumberFormatException e) {
            return CheckResult.down("pressure: " + file + ": " + e.getClass().getSimpleName()
                    + " (expected: Linux 4.20 or later, with pressure stall information)");
        }
        return judge(percent).withDetails(Map.of("pressure", file.toString(), "stalled_percent", percent));
    }

    @Override
    public CheckScope scope() {
        return CheckScope.HOST;
    }

    /** Of lines such as {@code some avg10=0.12 avg60=0.05 avg300=0.01 total=123}. */
    private double read() throws IOException {
        for (String each : Files.readAllLines(file)) {
            if (each.startsWith(line + " ")) {
                for (String word : each.split(" ", -1)) {
                    if (word.startsWith(AVERAGES.get(average) + "=")) {
                        return Double.parseDouble(word.substring(word.indexOf('=') + 1));
                    }
                }
            }
        }
        throw new IOException("no line '" + line + "'");
    }

    private CheckResult judge(double percent) {
        if (percent > failAbove * 100) {
            return CheckResult.down(ErrorKind.THRESHOLD, message(percent, failAbove));
        }
        if (percent > warnAbove * 100) {
            return CheckResult.degraded(ErrorKind.THRESHOLD, message(percent, warnAbove));
        }
        return CheckResult.up();
    }

    private String message(double percent, double limit) {
        return file.getFileName() + ": " + line + " stalled " + percent + " % of " + average.toSeconds()
                + " s (expected: at most " + Ratio.percent(limit) + " %)";
    }

    /** Collects the limits. Not thread-safe. */
    public static final class Builder {
        private final Pressure resource;
        private Path file;
        private Duration average = DEFAULT_AVERAGE;
        private String line = "some";
        private double warnAbove = DEFAULT_WARN_ABOVE;
        private double failAbove = 1;

        private Builder(Pressure resource) {
            this.resource = resource;
            this.file = Path.of("/proc/pressure").resolve(resource.fileName());
        }

        /** Measures this control group of version 2, such as {@code /sys/fs/cgroup/system.slice}; default: the machine. */
        @CanIgnoreReturnValue
        public Builder controlGroup(Path folder) {
            requireNonNull(folder, "PressureCheck.Builder.controlGroup: folder is null");
            this.file = folder.resolve(resource.fileName() + ".pressure");
            return this;
        }

        /**
         * Sets over what time the share is measured; default: 1 min.
         *
         * @throws IllegalArgumentException if it is not 10 s, 1 min or 5 min
         */
        @CanIgnoreReturnValue
        public Builder average(Duration average) {
            requireNonNull(average, "PressureCheck.Builder.average: average is null");
            if (!AVERAGES.containsKey(average)) {
                throw new IllegalArgumentException("average: " + average + " (expected: 10 s, 1 min or 5 min)");
            }
            this.average = average;
            return this;
        }

        /** Counts the time in which all processes waited, so that nothing was done; default: that in which some did. */
        @CanIgnoreReturnValue
        public Builder full() {
            this.line = "full";
            return this;
        }

        /**
         * Sets the share of the time above which the check is degraded; default: 0.5.
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
         * Sets the share of the time above which the check is down; default: 1, so that it never is.
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
        public PressureCheck build() {
            Ratio.requireOrder(warnAbove, failAbove);
            return new PressureCheck(this);
        }
    }
}
