/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.checks.internal.KeptConnection.Lease;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a check whose protocol is spoken here, over one connection that is kept from run to run. Thread-safe.
 *
 * <p>A kept connection is given half of the time. If it has died since the last run, that says nothing about the server,
 * and a new connection decides.
 */
public final class Conversation implements AutoCloseable {
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    private final HostAndPort server;
    private final @Nullable TlsDemand tls;
    private final Secrets secrets;
    private final Protocol protocol;
    private final HostAddresses hosts;
    private final Dialer dialer;
    private final KeptConnection<Wire> kept = new KeptConnection<>(Wire::close);

    /** What is said on a connection. Thread-safe. */
    public interface Protocol {
        /**
         * Makes a new connection ready, such as by logging in.
         *
         * @throws Refusal if the server does not agree
         */
        default void open(Wire wire) throws IOException {
            requireNonNull(wire, "wire");
        }

        /**
         * One run.
         *
         * @throws Refusal if the server's response makes the connection useless
         */
        CheckResult ask(Wire wire) throws IOException;
    }

    /**
     * No connection yet.
     *
     * @param tls how to encrypt it from the first byte on, or {@code null} if the protocol does it, or nobody
     * @param secrets what no message may repeat
     */
    public Conversation(HostAndPort server, @Nullable TlsDemand tls, Secrets secrets, Protocol protocol) {
        this.server = server;
        this.tls = tls;
        this.secrets = secrets;
        this.protocol = protocol;
        this.hosts = new HostAddresses(List.of(server.host()));
        this.dialer = new Dialer(server.host(), server.port());
    }

    /** Loads what a first run needs, over loopback. */
    public void prepare() throws Exception {
        Preparations.once("conversation", () -> {
            try (LoopbackServer loopback = new LoopbackServer(request -> "pong\n");
                    Conversation rehearsal = new Conversation(
                            new HostAndPort("localhost", loopback.port()), null, Secrets.none(), wire -> {
                                wire.send("ping\n");
                                return CheckResult.up(wire.line());
                            })) {
                rehearsal.run(CheckDeadline.after(PREPARATION));
            }
        });
        if (tls != null) {
            TlsRehearsal.once();
        }
    }

    /** One run over the kept connection, or over a new one, which is then kept if the run has an answer. */
    public CheckResult run(CheckDeadline deadline) throws InterruptedException {
        return withServer(overKept(deadline));
    }

    /** One run over a connection of its own. */
    public CheckResult runOnce(CheckDeadline deadline) throws InterruptedException {
        CheckResult result;
        try {
            result = TimedConnection.use(() -> dialer.dial(deadline), deadline, plain -> {
                Wire wire = ready(plain, deadline);
                return wire.judge(protocol.ask(wire));
            });
        } catch (IOException failure) {
            result = ConnectionFailure.result(server, failure, secrets);
        }
        return withServer(result);
    }

    /** Closes the connection; one that a run is using is closed when the run ends. */
    @Override
    public void close() {
        kept.close();
    }

    private CheckResult withServer(CheckResult result) {
        return result.withDetail("server", server.toString());
    }

    private CheckResult overKept(CheckDeadline deadline) throws InterruptedException {
        try {
            Set<InetAddress> addresses = hosts.now(deadline);
            Lease<Wire> old = kept.take(addresses);
            CheckResult result = old == null ? null : overOld(old, deadline);
            return result == null ? ask(kept.opened(open(deadline), addresses), deadline) : result;
        } catch (IOException failure) {
            return ConnectionFailure.result(server, failure, secrets);
        } catch (IllegalStateException closed) {
            return CheckResult.down(closed);
        }
    }

    private @Nullable CheckResult overOld(Lease<Wire> old, CheckDeadline deadline)
            throws IOException, InterruptedException {
        try {
            return ask(old, HostAddresses.half(deadline));
        } catch (IOException failure) {
            if (KeptConnection.mayHaveDied(ConnectionFailure.kindOf(failure), deadline)) {
                return null;
            }
            throw failure;
        }
    }

    private CheckResult ask(Lease<Wire> lease, CheckDeadline deadline) throws IOException, InterruptedException {
        Wire wire = lease.connection();
        wire.lend(deadline);
        boolean sound = false;
        try {
            CheckResult result = TimedConnection.on(wire.plain(), deadline, plain -> wire.judge(protocol.ask(wire)));
            sound = true;
            return result;
        } finally {
            if (sound) {
                kept.keep(lease);
            } else {
                wire.close();
            }
        }
    }

    private Wire open(CheckDeadline deadline) throws IOException, InterruptedException {
        Socket socket = dialer.dial(deadline);
        boolean ready = false;
        try {
            Wire wire = TimedConnection.on(socket, deadline, plain -> ready(plain, deadline));
            ready = true;
            return wire;
        } finally {
            if (!ready) {
                socket.close();
            }
        }
    }

    private Wire ready(Socket plain, CheckDeadline deadline) throws IOException {
        Wire wire = new Wire(plain, server, deadline);
        if (tls != null) {
            wire.encrypt(tls);
        }
        protocol.open(wire);
        return wire;
    }
}
