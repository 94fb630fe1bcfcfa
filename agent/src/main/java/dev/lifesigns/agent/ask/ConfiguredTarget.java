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
import dev.lifesigns.agent.config.SocketConfig;
import dev.lifesigns.agent.config.TlsConfig;
import dev.lifesigns.text.schema.Variables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent that a configuration describes, as it is reached from its own machine. */
final class ConfiguredTarget {
    private ConfiguredTarget() {}

    /** {@code null} after the findings have been printed, if its section {@code server} is refused. */
    static @Nullable Question of(Path file, String probe, Trust given, PrintWriter err) {
        ConfigReader reader = new ConfigReader(CheckTypes.of(List.of()), Variables.ofProcess());
        ServerResult result = reader.server(ConfigFiles.of(file));
        ServerConfig server = result.server();
        if (server == null) {
            result.findings().forEach(err::println);
            err.flush();
            return null;
        }
        Target socket = socket(server, probe, given);
        return socket == null
                ? new Question(of(server, probe), trust(server.tls(), given))
                : new Question(socket, given);
    }

    /** The socket of an agent whose port is not known, or demands what we do not have; {@code null} if the port will do. */
    private static @Nullable Target socket(ServerConfig server, String probe, Trust given) {
        SocketConfig socket = server.socket();
        boolean demanded = server.tls() != null && server.tls().clientCa() != null;
        boolean portWillDo = server.port() != 0 && (!demanded || given.identity() != null);
        return socket == null || portWillDo
                ? null
                : new Target(Target.Kind.UNIX, socket.path().toString(), 0, ProbePath.of(server.basePath(), probe));
    }

    /** The certificate that the agent itself has, unless the user named others. */
    private static Trust trust(@Nullable TlsConfig tls, Trust given) {
        if (tls != null && tls.clientCa() != null && given.identity() == null) {
            throw new IllegalArgumentException(
                    "--cert: none (expected: a certificate, which server.tls.clientCa demands)");
        }
        if (tls == null || given.authorities() != null) {
            return given;
        }
        Trust own = new Trust(tls.certificate(), true, given.identity());
        own.require();
        return own;
    }

    private static Target of(ServerConfig server, String probe) {
        String path = ProbePath.of(server.basePath(), probe);
        if (server.port() == 0) {
            throw new IllegalArgumentException(
                    "server.port: 0 (expected: a target, because the agent has any free port)");
        }
        return new Target(
                server.tls() == null ? Target.Kind.HTTP : Target.Kind.HTTPS,
                server.hostFromHere(),
                server.port(),
                path);
    }
}
