/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import dev.lifesigns.agent.PackContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The pack in the real agent, against a real broker. */
class RabbitmqPackIT extends PackContract {
    private static int port;
    private static RabbitmqServer broker;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        port = ServerProcess.freePort();
        broker = new RabbitmqServer(folder, port, PASSWORD);
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Override
    protected String type() {
        return "rabbitmq";
    }

    @Override
    protected String keys() {
        return "host: 127.0.0.1, port: " + port + ", username: " + RabbitmqServer.USER + ", password: " + REFERENCE;
    }
}
