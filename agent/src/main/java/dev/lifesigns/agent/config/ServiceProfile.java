/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.text.Position;
import java.util.List;
import java.util.Map;

/**
 * What a configuration file says about the service, readable on any machine. Immutable, and contains no secret.
 *
 * @param file as the user named it
 * @param service for the tools that work on probes
 * @param host on which it listens
 * @param tls whether it speaks TLS
 * @param clientCertificates whether clients need certificates
 * @param positions where each value is set, by keys such as {@code server.port} and {@code checks.database} (the period
 *     of that check or, if that is a default, the check); a key that is missing has its default
 * @param variables that the file refers to without a default
 * @param files that the file refers to
 * @param plainSecrets where a secret is written in the file itself
 * @param portable the file for a pod: without comments, and listening where a kubelet reaches it
 */
public record ServiceProfile(
        String file,
        ProbedService service,
        String host,
        boolean tls,
        boolean clientCertificates,
        Map<String, Position> positions,
        List<String> variables,
        List<String> files,
        List<Position> plainSecrets,
        String portable) {
    public ServiceProfile {
        positions = Map.copyOf(positions);
        variables = List.copyOf(variables);
        files = List.copyOf(files);
        plainSecrets = List.copyOf(plainSecrets);
    }

    /** Where the value of a key is set, {@code lifesigns.yaml:3}; {@code lifesigns.yaml, by default} if it is not. */
    public String place(String key) {
        Position position = positions.get(key);
        return position == null ? file + ", by default" : position.file() + ":" + position.line();
    }

    /** Whether it can only be reached from its own machine or pod. */
    public boolean isLoopbackOnly() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /** Shows nothing of the file's text. */
    @Override
    public String toString() {
        return "ServiceProfile[service=" + service + ", host=" + host + "]";
    }
}
