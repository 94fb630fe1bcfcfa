/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.checks.internal.KeptConnection.Lease;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a check over a client of its own, which is kept from run to run. Thread-safe.
 *
 * <p>A kept client is given half of the time. If it has lost its server since the last run, that says nothing about the
 * server, and a new client decides.
 *
 * @param <C> the client
 */
public final class KeptClient<C> implements AutoCloseable {
    private final HostAddresses hosts;
    private final Secrets secrets;
    private final Opening<C> opening;
    private final Question<C> question;
    private final Consumer<C> closer;
    private final KeptConnection<C> kept;

    /** Connects a new client. */
    @FunctionalInterface
    public interface Opening<C> {
        /** @throws Refusal if it cannot be connected by the deadline */
        C open(CheckDeadline deadline) throws Refusal, InterruptedException;
    }

    /** What a run asks. */
    @FunctionalInterface
    public interface Question<C> {
        /** @throws Refusal if there is no answer by the deadline, or one that makes the client useless */
        CheckResult ask(C client, CheckDeadline deadline) throws Refusal, InterruptedException;
    }

    /**
     * No client yet.
     *
     * @param hosts of the servers, by name or address
     * @param secrets what no message may repeat
     * @param closer ends a client; must not throw
     */
    public KeptClient(
            Collection<String> hosts, Secrets secrets, Opening<C> opening, Question<C> question, Consumer<C> closer) {
        this.hosts = new HostAddresses(hosts);
        this.secrets = secrets;
        this.opening = opening;
        this.question = question;
        this.closer = closer;
        this.kept = new KeptConnection<>(closer);
    }

    /** One run over the kept client, or over a new one, which is then kept if the run has an answer. */
    public CheckResult run(CheckDeadline deadline) throws InterruptedException {
        try {
            Set<InetAddress> addresses = hosts.now(deadline);
            Lease<C> old = kept.take(addresses);
            CheckResult result = old == null ? null : overOld(old, deadline);
            return result == null ? ask(kept.opened(opening.open(deadline), addresses), deadline) : result;
        } catch (Refusal failure) {
            return CheckResult.down(failure.kind(), secrets.clean(String.valueOf(failure.getMessage())));
        } catch (IllegalStateException closed) {
            return CheckResult.down(closed);
        }
    }

    /** Closes the client; one that a run is using is closed when the run ends. */
    @Override
    public void close() {
        kept.close();
    }

    private @Nullable CheckResult overOld(Lease<C> old, CheckDeadline deadline) throws Refusal, InterruptedException {
        try {
            return ask(old, HostAddresses.half(deadline));
        } catch (Refusal failure) {
            if (KeptConnection.mayHaveDied(failure.kind(), deadline)) {
                return null;
            }
            throw failure;
        }
    }

    private CheckResult ask(Lease<C> lease, CheckDeadline deadline) throws Refusal, InterruptedException {
        boolean sound = false;
        try {
            CheckResult result = question.ask(lease.connection(), deadline);
            sound = true;
            return result;
        } finally {
            if (sound) {
                kept.keep(lease);
            } else {
                closer.accept(lease.connection());
            }
        }
    }
}
