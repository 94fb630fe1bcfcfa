/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.examples.quickstart;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.jdkhttpserver.HealthServer;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

public class Quickstart {
    public static void main(String[] args) {
        int port = Integer.parseInt(args.length > 0 ? args[0] : System.getenv().getOrDefault("PORT", "8080"));
        HealthChecker health = HealthChecker.builder()
                .check("disk", run -> new File("/").getFreeSpace() > 1e8 ? CheckResult.up() : CheckResult.down("full"))
                .check("recommendations", run -> connect("localhost", 8081), policy -> policy.nonCritical())
                .build();
        health.start();
        HealthServer server = HealthServer.start(health, port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.drainAndClose(health, Duration.ofSeconds(5))));
    }

    private static CheckResult connect(String host, int port) throws IOException {
        new Socket(host, port).close();
        return CheckResult.up();
    }
}
