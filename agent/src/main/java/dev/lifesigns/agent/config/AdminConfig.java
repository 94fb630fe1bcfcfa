/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code server.admin}.
 *
 * @param host the name or address on which operators ask
 * @param port the port for them; 0 for any free port
 */
public record AdminConfig(String host, int port) {
    private static final Key<String> HOST = Key.of(
                    "host", Names.HOST, "Address to listen on; `0.0.0.0` for all addresses.")
            .or("127.0.0.1");
    private static final Key<Integer> PORT = Key.of(
                    "port", Scalars.integer(0, 65_535), "Port to listen on; 0 for any free port.")
            .required();
    private static final Section<AdminConfig> SECTION = new Section<>(
            "A port for operators. Details, metrics, events and the page are then served there alone, and the port of the server"
                    + " has only what `security.publicLevel` shows to everyone.",
            List.of(HOST, PORT),
            values -> new AdminConfig(values.get(HOST), values.get(PORT)));

    static final Key<AdminConfig> KEY = Key.of("admin", SECTION, SECTION.summary());

    /** Why it cannot be beside the port of that section, or {@code null} if it can. */
    @Nullable
    String fault(ServerConfig server) {
        boolean sameHost = host.equals(server.host())
                || ServerConfig.isOnAllAddresses(host)
                || ServerConfig.isOnAllAddresses(server.host());
        return port != 0 && port == server.port() && sameHost
                ? "server.admin.port: " + port + " (expected: another port than that of 'server.port')"
                : null;
    }
}
