/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import dev.lifesigns.agent.command.Program;
import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckTypes;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.serve.Agent;
import dev.lifesigns.agent.serve.LogFormat;
import dev.lifesigns.text.schema.Variables;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * Starts and stops the agent once, so that the JVM can record which classes a start needs; {@code bin/lifesigns-cache}
 * runs it. It listens on loopback only, on any free port.
 *
 * <p>It includes no database: what is recorded stays in memory for as long as the agent lives, and nobody needs more
 * than one of the drivers.
 */
public final class CacheTrainingRun {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String CHECKS =
            "checks: {disk: {type: disk, path: /}, memory: {type: memory}, threads: {type: deadlock}}";

    private CacheTrainingRun() {}

    /** Throws if the agent fails. */
    public static void main(String[] arguments) throws IOException {
        LogFormat.install();
        Program.of(Lifesigns.class).parseArgs("serve", "--port", "0");
        AgentConfig config = new ConfigReader(CheckTypes.installed(), Variables.ofProcess())
                .read("rehearsal", CHECKS)
                .config();
        if (config == null) {
            throw new IllegalStateException("configuration: refused (expected: valid)");
        }
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        try (Agent agent = Agent.start(config.withPort(0), null)) {
            while (status(agent.url() + "/ready") != HttpURLConnection.HTTP_OK && System.nanoTime() < end) {
                status(agent.url() + "/live");
            }
            status(agent.url() + "/startup");
        }
    }

    private static int status(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        int status = connection.getResponseCode();
        connection.disconnect();
        return status;
    }
}
