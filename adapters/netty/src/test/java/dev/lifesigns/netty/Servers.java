/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import dev.lifesigns.http.HealthEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Servers with bounds that a test can reach. */
final class Servers {
    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final long PLENTY = 64L * 1024 * 1024;

    private Servers() {}

    static HealthServer start(HealthEndpoint endpoint, InetSocketAddress address, Limits limits, Transport transport) {
        return HealthServer.start(
                endpoint,
                request -> endpoint.handle(request).toCompletableFuture(),
                address,
                limits,
                exempt -> false,
                transport,
                false,
                fault -> {});
    }

    /** So many connections, and a patience that ends in time. */
    static Limits limits(int connections, Duration idle, Duration request, Duration linger) {
        return new Limits(connections, connections, PLENTY, PLENTY, idle, request, linger);
    }
}
