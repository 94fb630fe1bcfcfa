/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.rabbitmq.client.ConnectionFactory;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.CountLimits;
import dev.lifesigns.checks.internal.KeptClient;
import dev.lifesigns.checks.internal.LoopbackServer;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.TlsRehearsal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that RabbitMQ admits a client and opens a channel, and optionally that a queue exists, is consumed, and is not too
 * long. Nothing is declared, published or consumed. Thread-safe.
 *
 * <p>It connects with a copy of the application's {@code ConnectionFactory}, without recovery and with the run's deadline
 * as every timeout. The connection is kept from run to run for at most 5 min; it is closed after 30 s of idleness, when its
 * name points elsewhere, after a failure, and by {@link #close()}. Each run has a channel of its own.
 *
 * <pre>{@code
 * HealthCheck orders = RabbitmqCheck.builder(connectionFactory).queue("orders").minConsumers(1).failAbove(10_000).build();
 * }</pre>
 *
 * <p>Kinds of failure: refused, reset and no such host are {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no answer in time
 * is {@link dev.lifesigns.ErrorKind#TIMEOUT}; wrong credentials, or a virtual host or queue of others, {@link
 * dev.lifesigns.ErrorKind#UNAUTHORIZED}; a limit of connections or other resources {@link
 * dev.lifesigns.ErrorKind#EXHAUSTED}; a queue that is too long or has too few consumers {@link
 * dev.lifesigns.ErrorKind#THRESHOLD}; no such queue or virtual host, and any other error, {@link
 * dev.lifesigns.ErrorKind#FAILED}. Details: {@code server}, {@code version}, {@code messages} and {@code consumers}.
 */
public final class RabbitmqCheck implements HealthCheck, Preparable, AutoCloseable {
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    private final KeptClient<Session> kept;
    private final boolean encrypted;

    private RabbitmqCheck(ConnectionFactory factory, @Nullable TlsDemand tls, QueueDemands demands) {
        SessionFactory sessions = new SessionFactory(factory, tls);
        this.encrypted = tls != null || factory.isSSL();
        this.kept = new KeptClient<>(
                List.of(factory.getHost()),
                secrets(factory),
                sessions::open,
                (session, deadline) -> session.ask(demands, deadline),
                Session::close);
    }

    /** A check of the broker that a factory connects to. */
    public static RabbitmqCheck of(ConnectionFactory factory) {
        return builder(requireNonNull(factory, "RabbitmqCheck.of: factory is null"))
                .build();
    }

    /** A builder for a check of the broker that a factory connects to. The factory is copied, and never changed. */
    public static Builder builder(ConnectionFactory factory) {
        return new Builder(requireNonNull(factory, "RabbitmqCheck.builder: factory is null"));
    }

    private static Secrets secrets(ConnectionFactory factory) {
        String password = factory.getPassword();
        return Secrets.of(password == null ? List.of() : List.of(password));
    }

    @Override
    public void prepare() throws Exception {
        Preparations.once("rabbitmq", () -> {
            try (LoopbackServer server = new LoopbackServer(request -> "")) {
                ConnectionFactory factory = new ConnectionFactory();
                factory.setHost("localhost");
                factory.setPort(server.port());
                new SessionFactory(factory, null)
                        .open(CheckDeadline.after(PREPARATION))
                        .close();
            } catch (Refusal expected) {
                // Its classes are loaded, and that is all.
                return;
            }
        });
        if (encrypted) {
            TlsRehearsal.once();
        }
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return kept.run(deadline);
    }

    /** Closes the connection; one that a run is using is closed when the run ends. */
    @Override
    public void close() {
        kept.close();
    }

    /** Collects what is verified beside the broker. Not thread-safe. */
    public static final class Builder {
        private final ConnectionFactory factory;
        private @Nullable String queue;
        private int minConsumers;
        private @Nullable Long warnAbove;
        private @Nullable Long failAbove;
        private @Nullable TlsDemand tls;

        private Builder(ConnectionFactory factory) {
            this.factory = factory.clone();
        }

        /** Demands a queue; default: none. */
        @CanIgnoreReturnValue
        public Builder queue(String queue) {
            this.queue = requireNonNull(queue, "RabbitmqCheck.Builder.queue: queue is null");
            return this;
        }

        /** Sets how many consumers the queue must have at least; default: 0. */
        @CanIgnoreReturnValue
        public Builder minConsumers(int consumers) {
            this.minConsumers = consumers;
            return this;
        }

        /** Sets the number of messages that wait in the queue above which it is degraded; default: none. */
        @CanIgnoreReturnValue
        public Builder warnAbove(long messages) {
            this.warnAbove = messages;
            return this;
        }

        /** Sets the number of messages that wait in the queue above which it is down; default: none. */
        @CanIgnoreReturnValue
        public Builder failAbove(long messages) {
            this.failAbove = messages;
            return this;
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        /**
         * The check. It does not connect yet.
         *
         * @throws IllegalArgumentException if a limit is negative or without a queue, or the warning would come after the
         *     failure
         */
        public RabbitmqCheck build() {
            return new RabbitmqCheck(
                    factory, tls, new QueueDemands(queue, minConsumers, new CountLimits(warnAbove, failAbove)));
        }
    }
}
