/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.Probes;
import dev.lifesigns.ServiceInfo;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid configuration file. Immutable, and prints no secret.
 *
 * <p>Its checks have been created, and have not connected to anything. {@link #close()} releases what they hold.
 *
 * @param service the service that is checked
 * @param server the HTTP server
 * @param security who may see what
 * @param log what the log looks like
 * @param historySize how many transitions of each check are kept
 * @param historyFile the file that keeps histories over a restart, or {@code null}
 * @param checks at least one, in the order of the file
 */
public record AgentConfig(
        ServiceInfo service,
        ServerConfig server,
        SecurityConfig security,
        LogConfig log,
        int historySize,
        @Nullable Path historyFile,
        List<CheckConfig> checks)
        implements AutoCloseable {
    public AgentConfig {
        checks = List.copyOf(checks);
    }

    /** Whether the file names the service. */
    public boolean isServiceNamed() {
        return !service.name().equals(ConfigSchema.UNNAMED);
    }

    /** The probes that the checks name beside liveness, readiness and startup, sorted by name. */
    public List<String> customProbes() {
        return checks.stream()
                .flatMap(check -> check.policy().probes().stream())
                .filter(probe -> !Probes.STANDARD.contains(probe))
                .distinct()
                .sorted()
                .toList();
    }

    /** The same configuration, listening on another port. */
    public AgentConfig withPort(int port) {
        return new AgentConfig(service, server.withPort(port), security, log, historySize, historyFile, checks);
    }

    /** The same configuration with other checks. */
    public AgentConfig withChecks(List<CheckConfig> others) {
        return new AgentConfig(service, server, security, log, historySize, historyFile, others);
    }

    /** Closes every check that can be closed, whatever the others throw. A second call is up to the checks. */
    @Override
    public void close() {
        checks.forEach(CheckConfig::close);
    }
}
