/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that a check keeps between its runs. Thread-safe, without a lock: closing never waits for a run
 * that hangs.
 *
 * @param <C> the client's connection
 */
public final class KeptConnection<C> implements AutoCloseable {
    private final Consumer<C> closer;
    private final AtomicReference<@Nullable C> idle = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * Keeps nothing yet.
     *
     * @param closer ends a connection that is not kept any more; must not throw
     */
    public KeptConnection(Consumer<C> closer) {
        this.closer = requireNonNull(closer, "closer");
    }

    /**
     * Hands the connection to a run, which owns it until it {@linkplain #keep keeps} it again; {@code null} when there
     * is none.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public @Nullable C take() {
        if (closed) {
            throw new IllegalStateException("check: closed (expected: no run after close)");
        }
        return idle.getAndSet(null);
    }

    /** Takes a sound connection back from a run; it is closed instead if another one is kept already. */
    public void keep(C connection) {
        if (!idle.compareAndSet(null, requireNonNull(connection, "connection"))) {
            closer.accept(connection);
        }
        // close() may have looked between this run's take() and now
        if (closed) {
            close();
        }
    }

    /** Closes the connection; one that a run is using is closed when the run gives it back. */
    @Override
    public void close() {
        closed = true;
        C last = idle.getAndSet(null);
        if (last != null) {
            closer.accept(last);
        }
    }
}
