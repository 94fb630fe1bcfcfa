/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.Processes;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks over the application's own client. */
class KafkaCheckTest {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private static KafkaBroker broker;
    private static ServerProcess process;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        broker = new KafkaBroker(folder);
        int port = ServerProcess.freePort();
        TestCertificate certificate = TestCertificate.create(folder, "kafka", "ip:127.0.0.1", "-1d", 10);
        process = broker.start(port, port, "unused", certificate);
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    @Test
    void clusterIsUpAndTheClientIsLeftOpen() throws Exception {
        try (Admin admin = broker.admin()) {
            assertThat(runUp(KafkaCheck.of(admin)).details()).containsEntry("brokers", 1);
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
            runDown(KafkaCheck.builder(admin).topic("missing").build(), TIMEOUT, ErrorKind.FAILED);
            runDown(KafkaCheck.builder(admin).consumerGroup("nobody").build(), TIMEOUT, ErrorKind.FAILED);
        }
    }

    @Test
    void frozenBrokerIsATimeoutAndUpAgainOnceItContinues() throws Exception {
        try (Admin admin = broker.admin()) {
            HealthCheck check = KafkaCheck.of(admin);
            runUp(check);
            Processes.freeze(process.pid());
            try {
                runDown(check, TIMEOUT, ErrorKind.TIMEOUT);
            } finally {
                Processes.thaw(process.pid());
            }
            runUp(check);
        }
    }

    @Test
    void demandsAreValidated() {
        try (Admin admin = broker.admin()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KafkaCheck.builder(admin).failAbove(1).build())
                    .withMessage("consumerGroup: not set (expected: one for warnAbove and failAbove)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KafkaCheck.builder(admin).topic(" ").build())
                    .withMessage("topic: '' (expected: a name)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KafkaCheck.builder(admin)
                            .consumerGroup("billing")
                            .warnAbove(2)
                            .failAbove(1)
                            .build())
                    .withMessage("warnAbove: 2 (expected: at most failAbove 1)");
        }
    }
}
