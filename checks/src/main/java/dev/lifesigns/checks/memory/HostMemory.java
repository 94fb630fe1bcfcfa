/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

import dev.lifesigns.CheckScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the Linux machine, or of this process's control group (cgroup v2) if that is closer to its limit.
 *
 * <p>Kernel caches that can be reclaimed do not count as used: for the machine, the kernel reports that itself ({@code
 * MemAvailable}); for a control group, file pages and reclaimable slab are subtracted.
 */
final class HostMemory implements MemorySource {
    private final Path proc;
    private final Path cgroups;

    HostMemory() {
        this(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    HostMemory(Path proc, Path cgroups) {
        this.proc = proc;
        this.cgroups = cgroups;
    }

    /** Whether this system reports its memory. */
    boolean supported() {
        return Files.isReadable(proc.resolve("meminfo"));
    }

    @Override
    public MemoryReading read() throws IOException {
        MemoryReading tightest = machine();
        @Nullable Path group = cgroup();
        while (group != null && group.startsWith(cgroups)) {
            Optional<MemoryReading> reading = control(group);
            if (reading.isPresent() && reading.get().usedShare() > tightest.usedShare()) {
                tightest = reading.get();
            }
            group = group.getParent();
        }
        return tightest;
    }

    @Override
    public CheckScope scope() {
        return CheckScope.HOST;
    }

    private MemoryReading machine() throws IOException {
        Map<String, Long> kilobytes = numbers(proc.resolve("meminfo"));
        Long total = kilobytes.get("MemTotal");
        Long available = kilobytes.get("MemAvailable");
        if (total == null || available == null || total <= 0) {
            throw new IOException("no MemTotal and MemAvailable");
        }
        return new MemoryReading("host memory", (total - available) * 1024, total * 1024);
    }

    /** The folder of this process's control group; the root where there is no cgroup v2. */
    private Path cgroup() throws IOException {
        try {
            for (String line : Files.readAllLines(proc.resolve("self/cgroup"))) {
                if (line.startsWith("0::/")) {
                    return cgroups.resolve(line.substring("0::/".length())).normalize();
                }
            }
        } catch (NoSuchFileException e) {
            // A kernel without control groups: only the machine counts.
        }
        return cgroups;
    }

    /** The memory of one control group; empty if it has no limit. */
    private static Optional<MemoryReading> control(Path group) throws IOException {
        Path limit = group.resolve("memory.max");
        if (!Files.isReadable(limit)) {
            return Optional.empty();
        }
        String max = Files.readString(limit).strip();
        if (max.equals("max") || max.equals("0")) {
            return Optional.empty();
        }
        Map<String, Long> stat = numbers(group.resolve("memory.stat"));
        long reclaimable = 0;
        for (String name : List.of("inactive_file", "active_file", "slab_reclaimable")) {
            reclaimable += stat.getOrDefault(name, 0L);
        }
        long current = number(Files.readString(group.resolve("memory.current")).strip());
        return Optional.of(new MemoryReading("control group memory", Math.max(0, current - reclaimable), number(max)));
    }

    /** Lines such as {@code MemTotal: 16384 kB} or {@code inactive_file 4096}, by name. */
    private static Map<String, Long> numbers(Path file) throws IOException {
        Map<String, Long> numbers = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split("[: ]+", 3);
            if (words.length > 1) {
                numbers.put(words[0], number(words[1]));
            }
        }
        return numbers;
    }

    private static long number(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("not a number: " + text, e);
        }
    }
}
