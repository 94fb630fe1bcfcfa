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

/**
 * The memory of the Linux machine, or of this process's control group if that is closer to its limit.
 *
 * <p>Kernel caches that can be reclaimed do not count as used: for the machine, the kernel reports that itself ({@code
 * MemAvailable}); for a control group, file pages are subtracted, and in version 2 reclaimable slab too. In a container the kernel may
 * report a path that only exists outside; the container's own group is then at the root.
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
        for (String line : groups()) {
            ControlGroup group = ControlGroup.of(line, cgroups);
            if (group != null) {
                for (MemoryReading reading : group.readings()) {
                    tightest = reading.usedShare() > tightest.usedShare() ? reading : tightest;
                }
            }
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

    /** The control groups of this process, as the kernel lists them; the root of version 2 if it lists none. */
    private List<String> groups() throws IOException {
        try {
            List<String> lines = Files.readAllLines(proc.resolve("self/cgroup"));
            return lines.isEmpty() ? List.of("0::/") : lines;
        } catch (NoSuchFileException withoutControlGroups) {
            return List.of("0::/");
        }
    }

    /** Lines such as {@code MemTotal: 16384 kB} or {@code inactive_file 4096}, by name. */
    static Map<String, Long> numbers(Path file) throws IOException {
        Map<String, Long> numbers = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split("[: ]+", 3);
            if (words.length > 1) {
                numbers.put(words[0], number(words[1]));
            }
        }
        return numbers;
    }

    static long number(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("not a number: " + text, e);
        }
    }
}
