/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.descriptors;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.PidFile;
import dev.lifesigns.checks.internal.Ratio;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a process has not nearly as many files and sockets open as it may. Linux only. Immutable and thread-safe.
 *
 * <p>Those of another process are only seen by its user and by root. Too many are {@link ErrorKind#THRESHOLD}; a process that
 * has ended, or whose files this user may not see, is {@link ErrorKind#FAILED}. Details: {@code pid}, {@code open}, {@code
 * limit}, {@code used_percent}.
 *
 * <pre>{@code
 * HealthCheck own = DescriptorCheck.of();
 * }</pre>
 */
public final class DescriptorCheck implements HealthCheck {
    /** Default: a larger share is degraded. */
    static final double DEFAULT_WARN_ABOVE = 0.80;

    /** Default: a larger share is down. */
    static final double DEFAULT_FAIL_ABOVE = 0.95;

    private static final String LIMIT = "Max open files";

    private final @Nullable Path pidFile;
    private final double warnAbove;
    private final double failAbove;

    private DescriptorCheck(Builder builder) {
        this.pidFile = builder.pidFile;
        this.warnAbove = builder.warnAbove;
        this.failAbove = builder.failAbove;
    }

    /** Checks this process with the default limits. */
    public static DescriptorCheck of() {
        return builder().build();
    }

    /** A builder. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        long pid;
        try {
            pid = pidFile == null ? ProcessHandle.current().pid() : PidFile.read(pidFile);
        } catch (IOException e) {
            return CheckResult.down(e.getMessage());
        }
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return judge(count(process.resolve("fd")), limit(process.resolve("limits")))
                    .withDetail("pid", pid);
        } catch (IOException e) {
            return CheckResult.down("process: " + pid + ": " + e.getClass().getSimpleName()
                    + " (expected: a running process of Linux, of this user)");
        }
    }

    /** This process, unless it is another one. */
    @Override
    public CheckScope scope() {
        return pidFile == null ? CheckScope.PROCESS : CheckScope.HOST;
    }

    private static long count(Path folder) throws IOException {
        long count = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(folder)) {
            for (Path ignored : open) {
                count++;
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return count;
    }

    /** Its soft limit, in a line such as {@code Max open files 1024 4096 files}. */
    private static long limit(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(LIMIT)) {
                String soft = line.substring(LIMIT.length()).strip().split(" ", 2)[0];
                return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
            }
        }
        throw new IOException("no limit");
    }

    private CheckResult judge(long open, long limit) {
        CheckResult result = CheckResult.up();
        if (open > Ratio.of(limit, failAbove)) {
            result = CheckResult.down(ErrorKind.THRESHOLD, message(open, limit, failAbove));
        } else if (open > Ratio.of(limit, warnAbove)) {
            result = CheckResult.degraded(ErrorKind.THRESHOLD, message(open, limit, warnAbove));
        }
        return result.withDetails(Map.of("open", open, "limit", limit, "used_percent", Ratio.percent(open, limit)));
    }

    private static String message(long open, long limit, double share) {
        return "file descriptors: " + open + " of " + limit + " open (expected: at most " + Ratio.of(limit, share)
                + ")";
    }

    /** Collects the limits. Not thread-safe. */
    public static final class Builder {
        private @Nullable Path pidFile;
        private double warnAbove = DEFAULT_WARN_ABOVE;
        private double failAbove = DEFAULT_FAIL_ABOVE;

        private Builder() {}

        /** Checks the process whose number is in this file; default: this process. */
        @CanIgnoreReturnValue
        public Builder pidFile(Path file) {
            this.pidFile = requireNonNull(file, "DescriptorCheck.Builder.pidFile: file is null");
            return this;
        }

        /**
         * Sets the share of the limit above which the check is degraded; default: 0.80.
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
         * Sets the share of the limit above which the check is down; default: 0.95.
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
        public DescriptorCheck build() {
            Ratio.requireOrder(warnAbove, failAbove);
            return new DescriptorCheck(this);
        }
    }
}
