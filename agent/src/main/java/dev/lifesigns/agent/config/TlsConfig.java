/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code server.tls}.
 *
 * @param certificate PEM file of the chain, the server's own certificate first
 * @param key PEM file of its key
 * @param clientCa PEM file of those who sign the certificates that clients have to present; {@code null} if they need none
 * @param minVersion the oldest version that is spoken
 */
public record TlsConfig(
        Path certificate, Path key, @Nullable Path clientCa, String minVersion) {
    static final String TLS_1_2 = "TLSv1.2";
    static final String TLS_1_3 = "TLSv1.3";

    private static final String PRIVATE_KEY = "a readable PEM file with an unencrypted PKCS #8 private key";
    private static final String CERTIFICATES = "a readable file of PEM certificates";

    /** More than the flights of any handshake. */
    private static final int MOST_FLIGHTS = 8;

    /** The files that it names. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>(List.of(certificate, key));
        if (clientCa != null) {
            files.add(clientCa);
        }
        return List.copyOf(files);
    }

    /**
     * Reads the files, and tries them.
     *
     * @throws IllegalArgumentException if one of them cannot be used; the message has nothing of its content
     */
    public SslContext read() {
        requireReadable("certificate", certificate, CERTIFICATES);
        requireReadable("key", key, PRIVATE_KEY);
        require(
                "certificate",
                certificate,
                CERTIFICATES,
                () -> SslContextBuilder.forClient()
                        .trustManager(certificate.toFile())
                        .build());
        SslContextBuilder builder =
                require("key", key, PRIVATE_KEY, () -> SslContextBuilder.forServer(certificate.toFile(), key.toFile()));
        builder.sslProvider(SslProvider.JDK)
                .protocols(minVersion.equals(TLS_1_3) ? List.of(TLS_1_3) : List.of(TLS_1_3, TLS_1_2));
        require("key", key, "the private key of " + certificate, () -> tried(builder.build()));
        if (clientCa != null) {
            requireReadable("clientCa", clientCa, CERTIFICATES);
            require("clientCa", clientCa, CERTIFICATES, () -> builder.trustManager(clientCa.toFile()));
            builder.clientAuth(ClientAuth.REQUIRE);
        }
        return require("certificate", certificate, CERTIFICATES, builder::build);
    }

    /** Shakes hands with itself in memory: a key that belongs to another certificate fails no earlier. */
    private static SslContext tried(SslContext context) throws SSLException {
        SslContext trusting = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .build();
        EmbeddedChannel server = new EmbeddedChannel();
        EmbeddedChannel client = new EmbeddedChannel();
        SslHandler secured = withoutTimeLimit(trusting.newHandler(client.alloc()));
        try {
            server.pipeline().addLast(withoutTimeLimit(context.newHandler(server.alloc())));
            client.pipeline().addLast(secured);
            for (int flight = 0; flight < MOST_FLIGHTS; flight++) {
                deliver(client, server);
                deliver(server, client);
            }
            if (!secured.handshakeFuture().isSuccess()) {
                throw new SSLException("no handshake", secured.handshakeFuture().cause());
            }
            return context;
        } finally {
            client.finishAndReleaseAll();
            server.finishAndReleaseAll();
        }
    }

    /** A machine that is too busy for ten seconds says nothing about the key. */
    private static SslHandler withoutTimeLimit(SslHandler handler) {
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    private static void deliver(EmbeddedChannel from, EmbeddedChannel to) {
        for (Object bytes = from.readOutbound(); bytes != null; bytes = from.readOutbound()) {
            to.writeInbound(bytes);
        }
    }

    private interface Step<T> {
        T run() throws Exception;
    }

    private static void requireReadable(String name, Path file, String expected) {
        require(name, file, expected, () -> {
            if (!Files.isRegularFile(file)) {
                throw new IOException("no file");
            }
            return Files.readAllBytes(file);
        });
    }

    private static <T> T require(String name, Path file, String expected, Step<T> step) {
        try {
            return step.run();
        } catch (Exception e) {
            throw new IllegalArgumentException("server.tls." + name + ": " + file + " (expected: " + expected + ")", e);
        }
    }
}
