/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerMonitoringMode;
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
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.checks.internal.TlsDemand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Over a client of its own, which is kept from run to run. A new one is created if a server accepts a connection. Thread-safe. */
final class OwnedMongodbCheck implements HealthCheck, Preparable, AutoCloseable {
    private static final int USUAL_PORT = 27017;
    private static final Duration PREPARATION = Duration.ofMillis(300);

    private final MongoClientSettings settings;
    private final Greetings greetings;
    private final KeptClient<Client> kept;

    /**
     * @param login as whom, or {@code null} for what the URI says
     * @param timeout for each connection of the client
     */
    OwnedMongodbCheck(
            ConnectionString uri,
            @Nullable MongoCredential login,
            @Nullable TlsDemand tls,
            Duration timeout,
            Hello hello) {
        Secrets secrets = secrets(uri, login);
        this.settings = settings(uri, login, tls, timeout);
        this.greetings = new Greetings(
                uri.getHosts().stream()
                        .map(host -> HostAndPort.parse(host, USUAL_PORT))
                        .toList(),
                tls,
                secrets,
                wire -> CheckResult.up());
        this.kept = new KeptClient<>(
                greetings.hosts(),
                secrets,
                this::open,
                (client, deadline) -> client.found().and(hello.ask(client.mongo(), deadline)),
                client -> client.mongo().close());
    }

    private record Client(MongoClient mongo, Greetings.Found found) {}

    @Override
    public void prepare() throws Exception {
        greetings.prepare();
        Preparations.once("mongodb", () -> {
            try (LoopbackServer silent = new LoopbackServer(request -> "");
                    MongoClient client = MongoClients.create("mongodb://localhost:" + silent.port())) {
                new Hello(false).ask(client, CheckDeadline.after(PREPARATION));
            } catch (Refusal expected) {
                // Its classes are loaded, and that is all.
                return;
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
        return new Client(MongoClients.create(settings), found);
    }

    private static Secrets secrets(ConnectionString uri, @Nullable MongoCredential login) {
        List<String> secrets = new ArrayList<>();
        if (login != null && login.getPassword() != null) {
            secrets.add(String.valueOf(login.getPassword()));
        }
        if (uri.getPassword() != null) {
            secrets.add(String.valueOf(uri.getPassword()));
        }
        return Secrets.of(secrets);
    }

    /** One connection for questions, and one to each server by which the client follows its state. Nothing is tried again. */
    private static MongoClientSettings settings(
            ConnectionString uri, @Nullable MongoCredential login, @Nullable TlsDemand tls, Duration timeout) {
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applicationName("lifesigns")
                .retryReads(false)
                .retryWrites(false)
                .applyToConnectionPoolSettings(pool -> pool.minSize(0).maxSize(1))
                .applyToServerSettings(server -> server.serverMonitoringMode(ServerMonitoringMode.POLL))
                .applyToSocketSettings(socket -> socket.connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS));
        if (login != null) {
            settings.credential(login);
        }
        if (tls != null) {
            settings.applyToSslSettings(ssl -> ssl.enabled(true)
                    .invalidHostNameAllowed(tls.client().isInsecure())
                    .context(tls.client().context()));
        }
        return settings.build();
    }
}
