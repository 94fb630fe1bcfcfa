/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.internal.Ratio;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Verifies that a file system has free space and is writable. Immutable and thread-safe.
 *
 * <p>It counts the space that this process may use, without what is reserved for root, and writes nothing: the kernel
 * reports whether a file system is read-only, and {@code df} how many inodes are free. Details: {@code path},
 * {@code free_bytes}, {@code total_bytes}, {@code free_percent}, {@code free_inodes}. Too little space and too few inodes are
 * {@link ErrorKind#THRESHOLD}; a path that does not exist, is not a mount point although it should be, or is
 * read-only is {@link ErrorKind#FAILED}.
 *
 * <pre>{@code
 * HealthCheck disk = DiskCheck.builder(Path.of("/var/lib/orders")).minFree(1_000_000_000).build();
 * }</pre>
 */
public final class DiskCheck implements HealthCheck, Preparable {
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    /** Default: less than 100 MB of free space is down. */
    static final long DEFAULT_MIN_FREE = 100_000_000;

    /** Default: without an inode left, no file can be created. */
    static final long DEFAULT_MIN_FREE_INODES = 1;

    private final Path path;
    private final FreeSpaceLimits limits;
    private final long minFreeInodes;
    private final boolean mountPoint;
    private final boolean readOnly;

    private DiskCheck(Builder builder, FreeSpaceLimits limits) {
        this.path = builder.path;
        this.limits = limits;
        this.minFreeInodes = builder.minFreeInodes;
        this.mountPoint = builder.mountPoint;
        this.readOnly = builder.readOnly;
    }

    /** Checks the file system that holds a file or directory, with the default limits. */
    public static DiskCheck of(Path path) {
        return builder(path).build();
    }

    /** A builder for the file system that holds a file or directory. */
    public static Builder builder(Path path) {
        return new Builder(requireNonNull(path, "DiskCheck.builder: path is null"));
    }

    @Override
    public void prepare() throws Exception {
        Preparations.once("disk", () -> check(CheckDeadline.after(PREPARATION)));
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        // java.io.File queries the path itself; FileStore needs it in the mount table, which a container may hide.
        File file = path.toFile();
        if (!file.exists()) {
            return CheckResult.down("path: " + path + " (expected: an existing file or directory)");
        }
        MountTable mounts = MountTable.now();
        if (mountPoint && !mounts.isMountPoint(path)) {
            return CheckResult.down("path: " + path + ": nothing is mounted there (expected: a mount point)");
        }
        long total = file.getTotalSpace();
        if (total == 0) {
            return CheckResult.down("path: " + path + " (expected: a file system with a size)");
        }
        if (!readOnly && mounts.isReadOnly(path)) {
            return CheckResult.down("path: " + path + ": read-only file system (expected: a writable one)");
        }
        CheckResult space = limits.judge(file.getUsableSpace(), total).withDetail("path", path.toString());
        return inodesCount() && space.status() != CheckStatus.DOWN
                ? withInodes(space, FreeInodes.of(path, deadline))
                : space;
    }

    /** A file system that is never written to may have none left. */
    private boolean inodesCount() {
        return minFreeInodes > (readOnly ? DEFAULT_MIN_FREE_INODES : 0);
    }

    private CheckResult withInodes(CheckResult space, OptionalLong free) {
        if (free.isEmpty()) {
            return space;
        }
        long inodes = free.getAsLong();
        CheckResult result = inodes >= minFreeInodes
                ? space
                : CheckResult.down(
                                ErrorKind.THRESHOLD,
                                "free inodes: " + inodes + " (expected: at least " + minFreeInodes + ")")
                        .withDetails(space.details());
        return result.withDetail("free_inodes", inodes);
    }

    @Override
    public CheckScope scope() {
        return CheckScope.HOST;
    }

    /** Collects the limits. Not thread-safe. */
    public static final class Builder {
        private final Path path;
        private long minFree = DEFAULT_MIN_FREE;
        private double minFreeShare;
        private long warnFree;
        private double warnFreeShare;
        private long minFreeInodes = DEFAULT_MIN_FREE_INODES;
        private boolean mountPoint;
        private boolean readOnly;

        /* What the names of shares end with in messages. */
        private String share = "Share";

        private Builder(Path path) {
            this.path = path;
        }

        /** Makes messages name the options of a configuration file. */
        Builder ofFile() {
            this.share = "Percent";
            return this;
        }

        /**
         * Sets the free space below which the check is down; default: 100 MB (10^8 bytes).
         *
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder minFree(long bytes) {
            this.minFree = requireSize("minFree", bytes);
            return this;
        }

        /**
         * Sets the free share of the file system below which the check is down; default: none.
         *
         * @param share 0 to 1
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder minFreeShare(double share) {
            this.minFreeShare = Ratio.require("minFree" + this.share, share);
            return this;
        }

        /**
         * Sets the free space below which the check is degraded; default: none.
         *
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder warnFree(long bytes) {
            this.warnFree = requireSize("warnFree", bytes);
            return this;
        }

        /**
         * Sets the free share of the file system below which the check is degraded; default: none.
         *
         * @param share 0 to 1
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder warnFreeShare(double share) {
            this.warnFreeShare = Ratio.require("warnFree" + this.share, share);
            return this;
        }

        /**
         * Sets the number of free inodes below which the check is down; default: 1, as no file can be created without one.
         * 0 ignores them. Needs the program {@code df}; without it, and on file systems without a limit, inodes do not count.
         *
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder minFreeInodes(long inodes) {
            this.minFreeInodes = requireSize("minFreeInodes", inodes);
            return this;
        }

        /**
         * Requires that a file system is mounted at the path itself, so that a missing volume is down although the
         * folder below it has free space. Default: not required.
         */
        @CanIgnoreReturnValue
        public Builder mountPoint() {
            this.mountPoint = true;
            return this;
        }

        /** Accepts a read-only file system; by default, it is down. */
        @CanIgnoreReturnValue
        public Builder readOnly() {
            this.readOnly = true;
            return this;
        }

        /**
         * The check.
         *
         * @throws IllegalArgumentException if the warning limit is beyond the failure limit
         */
        public DiskCheck build() {
            if (warnFree != 0 && warnFree <= minFree) {
                throw new IllegalArgumentException(
                        "warnFree: " + warnFree + " (expected: more than minFree " + minFree + ")");
            }
            if (warnFreeShare != 0 && warnFreeShare <= minFreeShare) {
                throw new IllegalArgumentException("warnFree" + share + ": " + warnFreeShare
                        + " (expected: more than minFree" + share + " " + minFreeShare + ")");
            }
            return new DiskCheck(this, new FreeSpaceLimits(minFree, minFreeShare, warnFree, warnFreeShare));
        }

        private static long requireSize(String name, long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException(name + ": " + bytes + " (expected: at least 0)");
            }
            return bytes;
        }
    }
}
