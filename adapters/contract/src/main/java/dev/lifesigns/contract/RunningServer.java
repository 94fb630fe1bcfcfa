/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.util.Objects.requireNonNull;

/**
 * A server that serves an endpoint through the adapter under test.
 *
 * @param host where it listens: a name or address of loopback
 * @param port where it listens
 * @param stop ends it; called once, after each test
 */
public record RunningServer(String host, int port, AutoCloseable stop) {
    public RunningServer {
        requireNonNull(host, "host");
        requireNonNull(stop, "stop");
    }
}
