/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.examples.quickstart;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.checks.disk.DiskCheck;
import dev.lifesigns.checks.tcp.TcpCheck;
import dev.lifesigns.jdkhttpserver.HealthServer;
import java.nio.file.Path;
import java.time.Duration;

public class Quickstart {
    public static void main(String[] args) {
        int port = Integer.parseInt(args.length > 0 ? args[0] : System.getenv().getOrDefault("PORT", "8080"));
        HealthChecker health = HealthChecker.builder()
                .check("disk", DiskCheck.of(Path.of("/")))
                .check("recommendations", TcpCheck.of("localhost", 8081), policy -> policy.nonCritical())
                .build();
        health.start();
        HealthServer server = HealthServer.start(health, port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.drainAndClose(Duration.ofSeconds(5))));
    }
}
