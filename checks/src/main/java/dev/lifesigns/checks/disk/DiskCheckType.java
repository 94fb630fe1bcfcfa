/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code type: disk}. */
public final class DiskCheckType implements CheckType {
    static final Option<String> PATH = Option.text("path", "A file or directory of the file system to watch.")
            .required();
    static final Option<Long> MIN_FREE =
            Option.size("minFree", "Down below this much free space.").withDefault(DiskCheck.DEFAULT_MIN_FREE);
    static final Option<Long> WARN_FREE = Option.size("warnFree", "Degraded below this much free space.");
    static final Option<Double> MIN_FREE_PERCENT =
            Option.percentage("minFreePercent", "Down below this free share of the file system.");
    static final Option<Double> WARN_FREE_PERCENT =
            Option.percentage("warnFreePercent", "Degraded below this free share of the file system.");
    static final Option<Integer> MIN_FREE_INODES = Option.integer(
                    "minFreeInodes",
                    "Down below this many free inodes, without which no file can be created; 0 ignores them.")
            .withDefault((int) DiskCheck.DEFAULT_MIN_FREE_INODES);
    static final Option<Boolean> MOUNT_POINT = Option.flag(
                    "mountPoint", "Whether a file system must be mounted at the path itself.")
            .withDefault(false);
    static final Option<Boolean> READ_ONLY =
            Option.flag("readOnly", "Whether the file system may be read-only.").withDefault(false);

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public String summary() {
        return "A file system has room left and can be written to.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(
                PATH,
                MIN_FREE,
                WARN_FREE,
                MIN_FREE_PERCENT,
                WARN_FREE_PERCENT,
                MIN_FREE_INODES,
                MOUNT_POINT,
                READ_ONLY);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        DiskCheck.Builder builder = DiskCheck.builder(path(values)).ofFile();
        OptionMapping.apply(values, MIN_FREE, builder::minFree);
        OptionMapping.apply(values, WARN_FREE, builder::warnFree);
        OptionMapping.apply(values, MIN_FREE_PERCENT, builder::minFreeShare);
        OptionMapping.apply(values, WARN_FREE_PERCENT, builder::warnFreeShare);
        OptionMapping.apply(values, MIN_FREE_INODES, inodes -> builder.minFreeInodes(inodes));
        if (values.get(MOUNT_POINT)) {
            builder.mountPoint();
        }
        if (values.get(READ_ONLY)) {
            builder.readOnly();
        }
        return OptionMapping.build(values.find(WARN_FREE) != null ? WARN_FREE : WARN_FREE_PERCENT, builder::build);
    }

    private static Path path(OptionValues values) {
        try {
            return Path.of(values.get(PATH));
        } catch (InvalidPathException e) {
            throw new InvalidOptionException(PATH, "path: " + e.getInput() + " (expected: a path)");
        }
    }
}
