/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The section {@code server.socket}.
 *
 * @param path an absolute path
 * @param permissions of the file
 */
public record SocketConfig(Path path, Set<PosixFilePermission> permissions) {
    /** What fits into an address of every system, with room for another name in the same folder. */
    private static final int LONGEST = 100;

    private static final Key<String> PATH = Key.of(
                    "path",
                    Scalars.text("an absolute path of at most " + LONGEST + " bytes", SocketConfig::isPath),
                    "File of the socket, in a folder in which the agent may create files.")
            .required();
    private static final Key<String> PERMISSIONS = Key.of(
                    "permissions",
                    Scalars.pattern("an octal number such as 0660", "0?[0-7]{3}"),
                    "Permissions of the file; clients need that of writing.")
            .or("0660");
    private static final Section<SocketConfig> SECTION = new Section<>(
            "A Unix socket on which the agent responds as well, for programs of its own machine: with everything, as on the port of"
                    + " `server.admin`. It is not encrypted.",
            List.of(PATH, PERMISSIONS),
            values -> new SocketConfig(Path.of(values.get(PATH)), permissions(values.get(PERMISSIONS))));

    static final Key<SocketConfig> KEY = Key.of("socket", SECTION, SECTION.summary());

    public SocketConfig {
        permissions = Set.copyOf(permissions);
    }

    private static boolean isPath(String text) {
        try {
            return Path.of(text).isAbsolute() && text.getBytes(UTF_8).length <= LONGEST && !text.endsWith("/");
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The permissions of an octal number, whose highest bit is the first of them. */
    private static Set<PosixFilePermission> permissions(String octal) {
        int mode = Integer.parseInt(octal, 8);
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            int bit = 1 << (all.length - 1 - i);
            if ((mode & bit) != 0) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }
}
