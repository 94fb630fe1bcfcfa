/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.ErrorKind;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a check keeps between its runs, for a limited time. Thread-safe, without a lock: closing never
 * waits for a run that hangs.
 *
 * <p>A connection is not reused if it is older than {@link #LONGEST_LIFE}, if it has been idle for longer than {@link
 * #LONGEST_IDLE} (something on the way may have dropped it), or if its name now points elsewhere.
 *
 * @param <C> the client's connection
 */
public final class KeptConnection<C> implements AutoCloseable {
    /** A server that was replaced behind its name or its load balancer is noticed within this time. */
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    /** Shorter than the idle timeout of any common firewall or load balancer. */
    public static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

    private final Consumer<C> closer;
    private final LongSupplier nanoClock;
    private final AtomicReference<@Nullable Idle<C>> idle = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * A connection, and what is known about it.
     *
     * @param addresses those of its host when it was opened; empty if unknown
     */
    public record Lease<C>(C connection, Set<InetAddress> addresses, long openedNanos) {}

    private record Idle<C>(Lease<C> lease, long sinceNanos) {}

    /**
     * Keeps nothing yet.
     *
     * @param closer ends a connection that is no longer kept; must not throw
     */
    public KeptConnection(Consumer<C> closer) {
        this(closer, System::nanoTime);
    }

    KeptConnection(Consumer<C> closer, LongSupplier nanoClock) {
        this.closer = requireNonNull(closer, "closer");
        this.nanoClock = nanoClock;
    }

    /** Wraps a connection that was just opened, and belongs to a run. */
    public Lease<C> opened(C connection, Set<InetAddress> addresses) {
        return new Lease<>(connection, addresses, nanoClock.getAsLong());
    }

    /**
     * Hands the connection to a run, which owns it until it {@linkplain #keep returns} it; {@code null} if there is
     * none that can be trusted.
     *
     * @param addresses the current ones of its host; empty if unknown
     * @throws IllegalStateException after {@link #close()}
     */
    public @Nullable Lease<C> take(Set<InetAddress> addresses) {
        if (closed) {
            throw new IllegalStateException("check: closed (expected: no run after close)");
        }
        Idle<C> last = idle.getAndSet(null);
        if (last == null) {
            return null;
        }
        if (trusted(last, addresses)) {
            return last.lease;
        }
        closer.accept(last.lease.connection);
        return null;
    }

    /**
     * Whether a failure over a connection that had been kept says nothing about the server, so that a new one decides: it was
     * lost, or did not respond in its part of the time. The server may have been restarted or limit idle clients, or a firewall
     * has dropped the connection.
     */
    public static boolean mayHaveDied(ErrorKind failure, CheckDeadline deadline) {
        return (failure == ErrorKind.UNREACHABLE || failure == ErrorKind.TIMEOUT) && !deadline.expired();
    }

    /** Takes a working connection back from a run; closes it if another one is kept already. */
    public void keep(Lease<C> lease) {
        if (!idle.compareAndSet(null, new Idle<>(requireNonNull(lease, "lease"), nanoClock.getAsLong()))) {
            closer.accept(lease.connection);
        }
        // close() may have looked between this run's take() and now
        if (closed) {
            close();
        }
    }

    /** Closes the connection; one that a run is using is closed when the run returns it. */
    @Override
    public void close() {
        closed = true;
        Idle<C> last = idle.getAndSet(null);
        if (last != null) {
            closer.accept(last.lease.connection);
        }
    }

    private boolean trusted(Idle<C> last, Set<InetAddress> addresses) {
        long now = nanoClock.getAsLong();
        boolean young = now - last.lease.openedNanos < LONGEST_LIFE.toNanos();
        boolean inUse = now - last.sinceNanos < LONGEST_IDLE.toNanos();
        boolean moved = !addresses.isEmpty()
                && !last.lease.addresses.isEmpty()
                && Collections.disjoint(addresses, last.lease.addresses);
        return young && inUse && !moved;
    }
}
