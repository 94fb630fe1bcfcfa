/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.file;

import static dev.lifesigns.ErrorKind.THRESHOLD;
import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Preparations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a file exists, and is neither too old, too small nor too large: a backup, an export, the file that a job
 * touches when it is done. Immutable and thread-safe.
 *
 * <p>It reads the attributes of the file and never its content, so it needs no right to read the file, only to search the
 * directories above it. Symbolic links are followed. An age or a size beyond its limit is {@link
 * dev.lifesigns.ErrorKind#THRESHOLD}; no file, a directory, and a path that cannot be searched are {@link
 * dev.lifesigns.ErrorKind#FAILED}. Details: {@code path}, {@code age_seconds}, {@code size_bytes}.
 *
 * <pre>{@code
 * HealthCheck backup = FileCheck.builder(Path.of("/backup/orders.dump"))
 *         .maxAge(Duration.ofHours(25))
 *         .minSize(1)
 *         .build();
 * }</pre>
 */
public final class FileCheck implements HealthCheck, Preparable {
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    private final Path path;
    private final @Nullable Duration warnAge;
    private final @Nullable Duration maxAge;
    private final long minSize;
    private final long maxSize;

    private FileCheck(Builder builder) {
        this.path = builder.path;
        this.warnAge = builder.warnAge;
        this.maxAge = builder.maxAge;
        this.minSize = builder.minSize;
        this.maxSize = builder.maxSize;
    }

    /** Checks that a file exists. */
    public static FileCheck of(Path path) {
        return builder(path).build();
    }

    /** A builder for the check of a file. */
    public static Builder builder(Path path) {
        return new Builder(requireNonNull(path, "FileCheck.builder: path is null"));
    }

    @Override
    public void prepare() throws Exception {
        Preparations.once("file", () -> check(CheckDeadline.after(PREPARATION)));
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        BasicFileAttributes file;
        try {
            file = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return CheckResult.down("path: " + path + " (expected: an existing file)");
        } catch (IOException e) {
            return CheckResult.down("path: " + path + ": " + e.getClass().getSimpleName()
                    + " (expected: a file whose attributes can be read)");
        }
        if (file.isDirectory()) {
            return CheckResult.down("path: " + path + " (expected: a file, not a directory)");
        }
        Duration age = age(file);
        return judge(age, file.size())
                .withDetails(
                        Map.of("path", path.toString(), "age_seconds", age.toSeconds(), "size_bytes", file.size()));
    }

    @Override
    public CheckScope scope() {
        return CheckScope.HOST;
    }

    /** Zero if the file is from the future, which clocks of file servers make possible. */
    private static Duration age(BasicFileAttributes file) {
        Duration age = Duration.between(file.lastModifiedTime().toInstant(), Instant.now());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private CheckResult judge(Duration age, long size) {
        if (maxAge != null && age.compareTo(maxAge) > 0) {
            return CheckResult.down(THRESHOLD, ageMessage(age, maxAge));
        }
        if (size < minSize) {
            return CheckResult.down(THRESHOLD, "size: " + size + " bytes (expected: at least " + minSize + ")");
        }
        if (size > maxSize) {
            return CheckResult.down(THRESHOLD, "size: " + size + " bytes (expected: at most " + maxSize + ")");
        }
        if (warnAge != null && age.compareTo(warnAge) > 0) {
            return CheckResult.degraded(THRESHOLD, ageMessage(age, warnAge));
        }
        return CheckResult.up();
    }

    private static String ageMessage(Duration age, Duration limit) {
        return "age: " + age.toSeconds() + " s (expected: at most " + limit.toSeconds() + " s)";
    }

    /** Collects the limits. Not thread-safe. */
    public static final class Builder {
        private final Path path;
        private @Nullable Duration warnAge;
        private @Nullable Duration maxAge;
        private long minSize;
        private long maxSize = Long.MAX_VALUE;

        private Builder(Path path) {
            this.path = path;
        }

        /**
         * Sets the time since the last modification after which the check is degraded; default: none.
         *
         * @throws IllegalArgumentException if it is less than 1 s
         */
        @CanIgnoreReturnValue
        public Builder warnAge(Duration age) {
            this.warnAge = requireAge("warnAge", age);
            return this;
        }

        /**
         * Sets the time since the last modification after which the check is down; default: none.
         *
         * @throws IllegalArgumentException if it is less than 1 s
         */
        @CanIgnoreReturnValue
        public Builder maxAge(Duration age) {
            this.maxAge = requireAge("maxAge", age);
            return this;
        }

        /**
         * Sets the number of bytes below which the check is down; default: 0.
         *
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder minSize(long bytes) {
            this.minSize = requireSize("minSize", bytes);
            return this;
        }

        /**
         * Sets the number of bytes above which the check is down; default: none.
         *
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder maxSize(long bytes) {
            this.maxSize = requireSize("maxSize", bytes);
            return this;
        }

        /**
         * The check.
         *
         * @throws IllegalArgumentException if {@code warnAge} is not below {@code maxAge}, or {@code minSize} is above
         *     {@code maxSize}
         */
        public FileCheck build() {
            if (warnAge != null && maxAge != null && warnAge.compareTo(maxAge) >= 0) {
                throw new IllegalArgumentException(
                        "warnAge: " + warnAge + " (expected: less than maxAge " + maxAge + ")");
            }
            if (minSize > maxSize) {
                throw new IllegalArgumentException(
                        "minSize: " + minSize + " (expected: at most maxSize " + maxSize + ")");
            }
            return new FileCheck(this);
        }

        private static Duration requireAge(String name, Duration age) {
            requireNonNull(age, () -> "FileCheck.Builder." + name + ": age is null");
            if (age.toSeconds() < 1) {
                throw new IllegalArgumentException(name + ": " + age + " (expected: at least 1 s)");
            }
            return age;
        }

        private static long requireSize(String name, long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException(name + ": " + bytes + " (expected: at least 0)");
            }
            return bytes;
        }
    }
}
