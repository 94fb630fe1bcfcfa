/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Greetings;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.KeptClient;
import dev.lifesigns.checks.internal.LoopbackServer;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.internal.Refusal;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Over a client of its own, which is kept from run to run. A new one is created for a server that has answered {@link
 * BrokerGreeting}. Thread-safe.
 */
final class OwnedKafkaCheck implements HealthCheck, Preparable, AutoCloseable {
    /** Without questions under way, a client ends at once; nothing waits for its thread. */
    private static final Duration FAREWELL = Duration.ofMillis(1);

    private final KafkaSettings settings;
    private final Greetings greetings;
    private final KeptClient<Client> kept;

    OwnedKafkaCheck(KafkaSettings settings, ClusterDemands demands) {
        this.settings = settings;
        this.greetings = new Greetings(settings.servers(), settings.tls(), settings.secrets(), new BrokerGreeting());
        this.kept = new KeptClient<>(
                greetings.hosts(),
                settings.secrets(),
                this::open,
                (client, deadline) -> client.found().and(demands.verify(new Questions(client.admin(), deadline))),
                client -> client.admin().close(FAREWELL));
    }

    private record Client(Admin admin, Greetings.Found found) {}

    @Override
    public void prepare() throws Exception {
        greetings.prepare();
        Preparations.once("kafka", () -> {
            try (LoopbackServer silent = new LoopbackServer(request -> "")) {
                BoundedAdmin.create(settings.of(new HostAndPort("localhost", silent.port())))
                        .close(FAREWELL);
            }
        });
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return kept.run(deadline);
    }

    /** Closes the client; one that a run is using is closed when the run ends. */
    @Override
    public void close() {
        kept.close();
        greetings.close();
    }

    private Client open(CheckDeadline deadline) throws Refusal, InterruptedException {
        Greetings.Found found = greetings.first(deadline);
        try {
            return new Client(BoundedAdmin.create(settings.of(found.server())), found);
        } catch (KafkaException failure) {
            throw KafkaFailure.of(found.server().toString(), failure);
        }
    }
}
