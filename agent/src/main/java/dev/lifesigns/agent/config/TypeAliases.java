/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.util.Map;

/** Names of products and protocols that users write after {@code type:}, for suggestions that similarity cannot find. */
final class TypeAliases {
    /** The type to suggest, by what was written. */
    static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("database", "jdbc"),
            Map.entry("db", "jdbc"),
            Map.entry("mariadb", "jdbc"),
            Map.entry("mysql", "jdbc"),
            Map.entry("oracle", "jdbc"),
            Map.entry("postgres", "jdbc"),
            Map.entry("postgresql", "jdbc"),
            Map.entry("sql", "jdbc"),
            Map.entry("backup", "file"),
            Map.entry("beat", "heartbeat"),
            Map.entry("cron", "heartbeat"),
            Map.entry("job", "heartbeat"),
            Map.entry("command", "exec"),
            Map.entry("cpu", "load"),
            Map.entry("fd", "descriptors"),
            Map.entry("fileDescriptors", "descriptors"),
            Map.entry("filesystem", "disk"),
            Map.entry("nagios", "exec"),
            Map.entry("pid", "process"),
            Map.entry("plugin", "exec"),
            Map.entry("psi", "pressure"),
            Map.entry("script", "exec"),
            Map.entry("service", "systemd"),
            Map.entry("ram", "memory"),
            Map.entry("heap", "memory"),
            Map.entry("https", "http"),
            Map.entry("url", "http"),
            Map.entry("port", "tcp"),
            Map.entry("socket", "tcp"),
            Map.entry("valkey", "redis"));

    private TypeAliases() {}
}
