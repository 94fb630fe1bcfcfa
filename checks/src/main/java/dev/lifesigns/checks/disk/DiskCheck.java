/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckResult;
import dev.lifesigns.Deadline;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Scope;
import dev.lifesigns.checks.internal.Share;
import java.io.File;
import java.nio.file.Path;

/**
 * Verifies that a file system has room left. Immutable and thread-safe.
 *
 * <p>It counts the space that this process may use, without what is reserved for root, and writes nothing. Details:
 * {@code path}, {@code free_bytes}, {@code total_bytes}, {@code free_percent}. Too little space is
 * {@link dev.lifesigns.ErrorKind#THRESHOLD}; a path that does not exist is {@link dev.lifesigns.ErrorKind#FAILED}.
 *
 * <pre>{@code
 * HealthCheck disk = DiskCheck.builder(Path.of("/var/lib/orders")).minFree(1_000_000_000).build();
 * }</pre>
 */
public final class DiskCheck implements HealthCheck {
    /** Where nothing else is said, less than 100 MB of free space is down. */
    static final long DEFAULT_MIN_FREE = 100_000_000;

    private final Path path;
    private final FreeSpaceLimits limits;

    private DiskCheck(Path path, FreeSpaceLimits limits) {
        this.path = path;
        this.limits = limits;
    }

    /** Checks the file system that holds a file or directory, with the default limits. */
    public static DiskCheck of(Path path) {
        return builder(path).build();
    }

    /** A builder for the file system that holds a file or directory. */
    public static Builder builder(Path path) {
        return new Builder(path);
    }

    @Override
    public CheckResult check(Deadline deadline) {
        // java.io.File asks the path itself; FileStore wants it in the mount table, which a container may not show.
        File file = path.toFile();
        if (!file.exists()) {
            return CheckResult.down("path: " + path + " (expected: an existing file or directory)");
        }
        long total = file.getTotalSpace();
        if (total == 0) {
            return CheckResult.down("path: " + path + " (expected: a file system with a size)");
        }
        return limits.judge(file.getUsableSpace(), total).withDetail("path", path.toString());
    }

    @Override
    public Scope scope() {
        return Scope.HOST;
    }

    /** Collects the limits. Not thread-safe. */
    public static final class Builder {
        private final Path path;
        private long minFree = DEFAULT_MIN_FREE;
        private double minFreeShare;
        private long warnFree;
        private double warnFreeShare;

        private Builder(Path path) {
            this.path = path;
        }

        /**
         * Sets the free space below which the check is down; 100 MB (10^8 bytes) unless set.
         *
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder minFree(long bytes) {
            this.minFree = requireSize("minFree", bytes);
            return this;
        }

        /**
         * Sets the free share of the file system below which the check is down; none unless set.
         *
         * @param share 0 to 1
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder minFreeShare(double share) {
            this.minFreeShare = Share.require("minFreePercent", share);
            return this;
        }

        /**
         * Sets the free space below which the check is degraded; none unless set.
         *
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder warnFree(long bytes) {
            this.warnFree = requireSize("warnFree", bytes);
            return this;
        }

        /**
         * Sets the free share of the file system below which the check is degraded; none unless set.
         *
         * @param share 0 to 1
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder warnFreeShare(double share) {
            this.warnFreeShare = Share.require("warnFreePercent", share);
            return this;
        }

        /**
         * The check.
         *
         * @throws IllegalArgumentException if a warning would come later than the failure
         */
        public DiskCheck build() {
            if (warnFree != 0 && warnFree <= minFree) {
                throw new IllegalArgumentException(
                        "warnFree: " + warnFree + " (expected: more than minFree " + minFree + ")");
            }
            if (warnFreeShare != 0 && warnFreeShare <= minFreeShare) {
                throw new IllegalArgumentException("warnFreePercent: " + warnFreeShare
                        + " (expected: more than minFreePercent " + minFreeShare + ")");
            }
            return new DiskCheck(path, new FreeSpaceLimits(minFree, minFreeShare, warnFree, warnFreeShare));
        }

        private static long requireSize(String name, long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException(name + ": " + bytes + " (expected: at least 0)");
            }
            return bytes;
        }
    }
}
