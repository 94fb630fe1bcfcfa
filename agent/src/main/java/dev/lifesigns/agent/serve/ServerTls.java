/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.agent.config.TlsConfig;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import javax.net.ssl.SSLEngine;

/** The TLS of the agent's own port, from files that change while it runs. Thread-safe. */
final class ServerTls {
    private static final System.Logger LOGGER = System.getLogger("lifesigns");

    private final TlsConfig config;
    private volatile SslContext context;

    private ServerTls(TlsConfig config, SslContext context) {
        this.config = config;
        this.context = context;
    }

    /** @throws IOException with a message for the user, if the files have changed since the configuration was read, and are broken */
    static ServerTls of(TlsConfig config) throws IOException {
        try {
            return new ServerTls(config, config.read());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The engine of a new connection. */
    SSLEngine engine() {
        return context.newEngine(ByteBufAllocator.DEFAULT);
    }

    /** Reads the files again, for new connections. If they are broken, what was read before stays in use. */
    void renew() {
        try {
            context = config.read();
        } catch (IllegalArgumentException e) {
            LOGGER.log(System.Logger.Level.ERROR, () -> "certificates not renewed: " + e.getMessage());
        }
    }
}
