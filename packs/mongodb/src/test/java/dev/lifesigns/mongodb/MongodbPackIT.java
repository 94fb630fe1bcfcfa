/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.mongodb;

import dev.lifesigns.agent.PackContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The pack in the real agent, against an imitation of MongoDB, which knows no password. */
class MongodbPackIT extends PackContract {
    private static int port;
    private static ServerProcess server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        port = ServerProcess.freePort();
        server = ImitatedServer.start(folder, port);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected String type() {
        return "mongodb";
    }

    @Override
    protected String keys() {
        return "uri: \"mongodb://127.0.0.1:" + port + "\", primary: true";
    }
}
