/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A control group and those around it, whose limits apply too.
 *
 * @param version the files in which the kernel shows them
 * @param root the outermost group
 * @param group this process's
 */
record ControlGroup(Version version, Path root, Path group) {
    /** Limits above are those of a group without one: version 1 has a number for that, which depends on the page size. */
    private static final long UNLIMITED = Long.MAX_VALUE / 2;

    /** The files of a version. */
    enum Version {
        V1("memory.limit_in_bytes", "memory.usage_in_bytes", List.of("total_inactive_file", "total_active_file")),
        V2("memory.max", "memory.current", List.of("inactive_file", "active_file", "slab_reclaimable"));

        private final String limit;
        private final String usage;
        private final List<String> reclaimable;

        Version(String limit, String usage, List<String> reclaimable) {
            this.limit = limit;
            this.usage = usage;
            this.reclaimable = reclaimable;
        }
    }

    /**
     * The group of a line of {@code /proc/self/cgroup} (cgroups(7)): {@code 0::/path} for version 2, {@code 5:memory:/path} for
     * version 1. {@code null} if the line is not about memory.
     *
     * @param mounts where the kernel shows control groups
     */
    static @Nullable ControlGroup of(String line, Path mounts) {
        String[] fields = line.split(":", 3);
        if (fields.length < 3 || !fields[2].startsWith("/")) {
            return null;
        }
        String path = fields[2].substring(1);
        if (fields[0].equals("0") && fields[1].isEmpty()) {
            return new ControlGroup(Version.V2, mounts, mounts.resolve(path).normalize());
        }
        Path memory = mounts.resolve("memory");
        return List.of(fields[1].split(",")).contains("memory")
                ? new ControlGroup(Version.V1, memory, memory.resolve(path).normalize())
                : null;
    }

    /** A reading of each group that has a limit, the innermost first. */
    List<MemoryReading> readings() throws IOException {
        List<MemoryReading> readings = new ArrayList<>();
        @Nullable Path each = group;
        while (each != null && each.startsWith(root)) {
            MemoryReading reading = read(each);
            if (reading != null) {
                readings.add(reading);
            }
            each = each.getParent();
        }
        return readings;
    }

    /** {@code null} if it has no limit, or is not there. */
    private @Nullable MemoryReading read(Path folder) throws IOException {
        Path file = folder.resolve(version.limit);
        if (!Files.isReadable(file)) {
            return null;
        }
        String limit = Files.readString(file).strip();
        if (limit.equals("max") || limit.equals("0") || HostMemory.number(limit) > UNLIMITED) {
            return null;
        }
        Map<String, Long> stat = HostMemory.numbers(folder.resolve("memory.stat"));
        long reclaimable = 0;
        for (String name : version.reclaimable) {
            reclaimable += stat.getOrDefault(name, 0L);
        }
        long current = HostMemory.number(
                Files.readString(folder.resolve(version.usage)).strip());
        return new MemoryReading("control group memory", Math.max(0, current - reclaimable), HostMemory.number(limit));
    }
}
