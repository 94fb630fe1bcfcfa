/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.mongodb;

import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.fixture.Processes;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code type: mongodb}, and the check over a client of the application, against an imitation of MongoDB. */
class MongodbCheckTypeTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final MongodbCheckType type = new MongodbCheckType();

    @Override
    protected ServerProcess startServer() throws Exception {
        return ImitatedServer.start(folder, port);
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return type.create(options(port));
    }

    /** One for questions, and one by which the client follows the server's state. */
    @Override
    protected int connections() {
        return 2;
    }

    @Test
    void serverThatAcceptsWritesIsAPrimary() throws Exception {
        withCheck(
                options(port).with(MongodbCheckType.PRIMARY, true),
                check -> assertThat(runUp(check).details())
                        .containsEntry("writable", true)
                        .containsEntry("server", "127.0.0.1:" + port));
    }

    @Test
    void preparationConnectsToNobodyElse() throws Exception {
        withCheck(options(port), check -> {
            ((OwnedMongodbCheck) check).prepare();
            runUp(check);
        });
    }

    @Test
    void loginThatTheServerRefusesIsUnauthorizedAndNotRepeated() throws Exception {
        withCheck(
                options(port).with(MongodbCheckType.USERNAME, "prober").with(MongodbCheckType.PASSWORD, PASSWORD),
                check -> {
                    CheckResult result = runDown(check, TIMEOUT, ErrorKind.UNAUTHORIZED);
                    assertThat(result + " " + check).doesNotContain(PASSWORD);
                });
        withCheck(
                new GivenOptions().with(MongodbCheckType.URI, "mongodb://prober:" + PASSWORD + "@127.0.0.1:" + port),
                check -> {
                    CheckResult result = runDown(check, TIMEOUT, ErrorKind.UNAUTHORIZED);
                    assertThat(result + " " + check).doesNotContain(PASSWORD);
                });
    }

    @Test
    void serverOfAnotherProtocolIsDown() throws Exception {
        try (Greeter web = new Greeter("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            withCheck(
                    options(web.port()),
                    check -> assertThat(run(check, TIMEOUT).error()).isNotNull());
        }
    }

    @Test
    void clientOfTheApplicationIsUsedAndLeftOpen() throws Exception {
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            HealthCheck check = MongodbCheck.builder(client).primary().build();
            runUp(check);
            Processes.freeze(server.pid());
            try {
                runDown(check, Duration.ofMillis(500), ErrorKind.TIMEOUT);
            } finally {
                Processes.thaw(server.pid());
            }
            runUp(MongodbCheck.of(client));
            assertThat(client.listDatabaseNames()).isNotNull();
        }
    }

    private static GivenOptions options(int port) {
        return new GivenOptions().with(MongodbCheckType.URI, "mongodb://127.0.0.1:" + port);
    }

    private void withCheck(GivenOptions options, Step step) throws Exception {
        try (OwnedMongodbCheck check = (OwnedMongodbCheck) type.create(options)) {
            step.run(check);
        }
    }
}
