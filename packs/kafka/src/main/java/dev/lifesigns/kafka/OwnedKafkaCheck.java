/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Conversation;
import dev.lifesigns.checks.internal.HostAddresses;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.KeptClient;
import dev.lifesigns.checks.internal.LoopbackServer;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.internal.Refusal;
import java.time.Duration;
import java.util.List;
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
    private final ClusterDemands demands;
    private final List<Conversation> greetings;
    private final KeptClient<Client> kept;

    OwnedKafkaCheck(KafkaSettings settings, ClusterDemands demands) {
        this.settings = settings;
        this.demands = demands;
        this.greetings = settings.servers().stream()
                .map(server -> new Conversation(server, settings.tls(), settings.secrets(), new BrokerGreeting()))
                .toList();
        this.kept = new KeptClient<>(
                settings.servers().stream().map(HostAndPort::host).toList(),
                settings.secrets(),
                this::open,
                this::ask,
                client -> client.admin().close(FAREWELL));
    }

    /**
     * A client, and what its first server said.
     *
     * @param greeting degraded or down if the server's certificate expires soon
     */
    private record Client(Admin admin, CheckResult greeting) {}

    @Override
    public void prepare() throws Exception {
        greetings.get(0).prepare();
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
        greetings.forEach(Conversation::close);
    }

    /** Asks the servers one after the other, which share half of the time; the first that answers leads to the cluster. */
    private Client open(CheckDeadline deadline) throws Refusal, InterruptedException {
        CheckDeadline patience = HostAddresses.half(deadline);
        CheckResult greeting = CheckResult.up();
        for (int tried = 0; tried < greetings.size(); tried++) {
            Duration share = patience.remaining().dividedBy(greetings.size() - tried);
            greeting = greetings.get(tried).runOnce(CheckDeadline.after(share));
            if (greeting.error() == null || greeting.error() == ErrorKind.THRESHOLD) {
                return new Client(connect(settings.servers().get(tried)), greeting);
            }
        }
        throw new Refusal(
                greeting.error() == null ? ErrorKind.FAILED : greeting.error(), String.valueOf(greeting.message()));
    }

    private Admin connect(HostAndPort server) throws Refusal {
        try {
            return BoundedAdmin.create(settings.of(server));
        } catch (KafkaException failure) {
            throw KafkaFailure.of(server.toString(), failure);
        }
    }

    private CheckResult ask(Client client, CheckDeadline deadline) throws Refusal, InterruptedException {
        CheckResult result = demands.verify(new Questions(client.admin(), deadline));
        CheckResult greeting = client.greeting();
        return (result.error() == null && greeting.error() != null ? greeting.withDetails(result.details()) : result)
                .withDetails(greeting.details());
    }
}
