/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.lifesigns.checks.fixture.ServerProcess;
import java.nio.file.Path;

/**
 * A server that speaks MongoDB's protocol, in a JVM of its own: an imitation, because there is no MongoDB for the machines that
 * run the tests. It knows no users.
 */
final class ImitatedServer {
    private ImitatedServer() {}

    static ServerProcess start(Path folder, int port) throws Exception {
        return ServerProcess.start(
                folder,
                port,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ImitatedServer.class.getName(),
                String.valueOf(port));
    }

    /** The server's JVM. */
    public static void main(String[] arguments) {
        new MongoServer(new MemoryBackend()).bind("127.0.0.1", Integer.parseInt(arguments[0]));
    }
}
