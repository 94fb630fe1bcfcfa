/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is mounted where: on Linux as the kernel reports it to this process, elsewhere as Java knows it. */
final class MountTable {
    private static final Path MOUNT_INFO = Path.of("/proc/self/mountinfo");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    /** Fields before the separator: id, parent, device, root, mount point, options. */
    private static final int MOUNT_POINT = 4;

    private static final int OPTIONS = 5;

    private final List<Mount> mounts;

    private record Mount(Path point, boolean readOnly) {}

    private MountTable(List<Mount> mounts) {
        this.mounts = mounts;
    }

    /** The current table; empty if the system has none. */
    static MountTable now() {
        try {
            return parse(Files.readAllLines(MOUNT_INFO, UTF_8));
        } catch (IOException | RuntimeException none) {
            return new MountTable(List.of());
        }
    }

    static MountTable parse(List<String> mountInfo) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : mountInfo) {
            String[] fields = line.split(" ");
            int separator = List.of(fields).indexOf("-");
            if (separator > OPTIONS && fields.length > separator + 3) {
                boolean readOnly = isReadOnly(fields[OPTIONS]) || isReadOnly(fields[separator + 3]);
                mounts.add(new Mount(Path.of(unescaped(fields[MOUNT_POINT])), readOnly));
            }
        }
        return new MountTable(mounts);
    }

    /** Whether the file system of an existing path is read-only. */
    boolean isReadOnly(Path path) {
        Mount mount = of(real(path));
        return mount == null ? storeIsReadOnly(path) : mount.readOnly;
    }

    /** Whether an existing path is a mount point. */
    boolean isMountPoint(Path path) {
        Path real = real(path);
        return mounts.isEmpty() ? storeBegins(real) : mounts.stream().anyMatch(mount -> mount.point.equals(real));
    }

    /** The nearest mount above; of several at the same place, the last hides the others. */
    private @Nullable Mount of(Path real) {
        Mount nearest = null;
        for (Mount mount : mounts) {
            if (real.startsWith(mount.point)
                    && (nearest == null || mount.point.getNameCount() >= nearest.point.getNameCount())) {
                nearest = mount;
            }
        }
        return nearest;
    }

    private static boolean isReadOnly(String options) {
        return List.of(options.split(",")).contains("ro");
    }

    private static boolean storeIsReadOnly(Path path) {
        try {
            return Files.getFileStore(path).isReadOnly();
        } catch (IOException | SecurityException unknown) {
            return false;
        }
    }

    private static boolean storeBegins(Path real) {
        Path parent = real.getParent();
        try {
            FileStore store = Files.getFileStore(real);
            return parent == null || !store.equals(Files.getFileStore(parent));
        } catch (IOException | SecurityException unknown) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException unreadable) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static String unescaped(String text) {
        Matcher octal = OCTAL.matcher(text);
        return octal.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 8))));
    }
}
