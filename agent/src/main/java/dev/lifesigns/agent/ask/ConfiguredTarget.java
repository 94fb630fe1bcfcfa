/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import dev.lifesigns.agent.config.CheckTypes;
import dev.lifesigns.agent.config.ConfigFiles;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.ServerConfig;
import dev.lifesigns.agent.config.ServerResult;
import dev.lifesigns.text.schema.Variables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent that a configuration describes, as it is reached from its own machine. */
final class ConfiguredTarget {
    private ConfiguredTarget() {}

    /** {@code null} after the findings have been printed, if its section {@code server} is refused. */
    static @Nullable Target of(Path file, String probe, PrintWriter err) {
        ConfigReader reader = new ConfigReader(CheckTypes.of(List.of()), Variables.ofProcess());
        ServerResult result = reader.server(ConfigFiles.of(file));
        ServerConfig server = result.server();
        if (server == null) {
            result.findings().forEach(err::println);
            err.flush();
            return null;
        }
        return of(server, probe);
    }

    private static Target of(ServerConfig server, String probe) {
        String path = ProbePath.of(server.basePath(), probe);
        if (server.port() == 0) {
            throw new IllegalArgumentException(
                    "server.port: 0 (expected: a target, because the agent has any free port)");
        }
        return new Target(Target.Kind.HTTP, server.hostFromHere(), server.port(), path);
    }
}
