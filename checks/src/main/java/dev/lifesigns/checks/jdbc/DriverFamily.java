/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Drivers that read their URLs the same way. */
enum DriverFamily {
    H2("h2"),
    HSQLDB("hsqldb"),
    DERBY("derby"),
    SQLITE("sqlite"),
    POSTGRESQL("postgresql"),
    /** Including MariaDB. */
    MYSQL("mysql", "mariadb"),
    /** Any other driver. */
    OTHER;

    private static final Pattern IN_MEMORY = Pattern.compile(
            "jdbc:(?:h2:(?:(?:tcp|ssl)://[^/;]*/)?mem:|hsqldb:mem:|derby:memory:|sqlite:(?::memory:|file::memory:|$|\\?)).*");
    private static final Pattern REMOTE =
            Pattern.compile("jdbc:(?:h2:(?:tcp|ssl)|hsqldb:(?:hsqls?|https?)|derby)://.*");

    private final List<String> names;

    DriverFamily(String... names) {
        this.names = List.of(names);
    }

    /** The family of a URL. A driver that wraps another one, {@code jdbc:p6spy:mysql:}, counts as the other. */
    static DriverFamily of(String url) {
        for (String part : scheme(url).split("[:+]", -1)) {
            for (DriverFamily family : values()) {
                if (family.names.contains(part)) {
                    return family;
                }
            }
        }
        return OTHER;
    }

    /** Whether the database consists of files that this process opens itself. */
    boolean opensFiles(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return switch (this) {
            case H2, HSQLDB, DERBY, SQLITE ->
                !IN_MEMORY.matcher(lower).matches() && !REMOTE.matcher(lower).matches();
            case POSTGRESQL, MYSQL, OTHER -> false;
        };
    }

    /** Whether the database is in memory, here or on a server, and is created by the first connection. */
    boolean inMemory(String url) {
        return IN_MEMORY.matcher(url.toLowerCase(Locale.ROOT)).matches();
    }

    private static String scheme(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        int end = Arrays.stream(new int[] {lower.indexOf('/'), lower.indexOf('?'), lower.indexOf(';')})
                .filter(index -> index >= 0)
                .min()
                .orElse(lower.length());
        return lower.substring(0, end);
    }
}
