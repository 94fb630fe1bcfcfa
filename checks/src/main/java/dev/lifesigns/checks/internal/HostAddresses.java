/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckDeadline;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * The addresses that the hosts of a server have now, so that a kept connection can follow its name. Thread-safe.
 *
 * <p>The JVM remembers a name for 30 s ({@code networkaddress.cache.ttl}), so that looking it up is cheap.
 */
public final class HostAddresses {
    /** The share of the remaining time for the lookup, which only decides whether a connection is reused. */
    private static final int PART_OF_DEADLINE = 4;

    private final List<HostResolver> lookups;

    /** The addresses of all these hosts, each given by name or address. */
    public HostAddresses(Collection<String> hosts) {
        this.lookups = hosts.stream().map(HostResolver::new).toList();
    }

    /**
     * What can be resolved in a quarter of the remaining time, in the system's order; empty if nothing can, such as
     * when no name server responds. That says nothing about a server to which there is a connection.
     */
    public Set<InetAddress> now(CheckDeadline deadline) {
        CheckDeadline patience = CheckDeadline.after(deadline.remaining().dividedBy(PART_OF_DEADLINE));
        Set<InetAddress> addresses = new LinkedHashSet<>();
        for (HostResolver lookup : lookups) {
            try {
                addresses.addAll(lookup.resolve(patience));
            } catch (IOException | TimeoutException unknown) {
                return Set.of();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Set.of();
            }
        }
        return addresses;
    }

    /** Half of the remaining time: for a kept connection, which leaves time for a new one if it is dead. */
    public static CheckDeadline half(CheckDeadline deadline) {
        Duration remaining = deadline.remaining();
        return CheckDeadline.after(remaining.dividedBy(2));
    }
}
