/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.agent.PackContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The pack in the real agent, against a real broker. */
class KafkaPackIT extends PackContract {
    private static int port;
    private static ServerProcess broker;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        port = ServerProcess.freePort();
        TestCertificate certificate = TestCertificate.create(folder, "kafka", "ip:127.0.0.1", "-1d", 10);
        broker = new KafkaBroker(folder).start(port, port, PASSWORD, certificate);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Override
    protected String type() {
        return "kafka";
    }

    @Override
    protected String keys() {
        return "bootstrapServers: [\"127.0.0.1:" + port + "\"], username: " + KafkaBroker.USER + ", password: "
                + REFERENCE;
    }
}
