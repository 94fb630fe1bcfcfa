/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.websocket;

import dev.lifesigns.checks.fixture.TestCertificate;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.util.Headers;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A process with Undertow, which greets each client with a message, agrees to {@code orders}, and admits one token. */
final class WebSocketServer {
    private WebSocketServer() {}

    /** A port of loopback, a token, and with TLS the key store of a certificate. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        WebSocketConnectionCallback greeting = (exchange, channel) -> {
            channel.getReceiveSetter().set(new AbstractReceiveListener() {});
            channel.resumeReceives();
            WebSockets.sendText("welcome".repeat(10_000), channel, null);
        };
        HttpHandler updates =
                new WebSocketProtocolHandshakeHandler(List.of(new Hybi13Handshake(Set.of("orders"), false)), greeting);
        HttpHandler handler = Handlers.path().addExactPath("/updates", exchange -> {
            if (("Bearer " + arguments[1]).equals(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION))) {
                updates.handleRequest(exchange);
            } else {
                exchange.setStatusCode(401).endExchange();
            }
        });
        Undertow.Builder server =
                Undertow.builder().setIoThreads(1).setWorkerThreads(2).setHandler(handler);
        (arguments.length > 2
                        ? server.addHttpsListener(port, "127.0.0.1", context(Path.of(arguments[2])))
                        : server.addHttpListener(port, "127.0.0.1"))
                .build()
                .start();
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, TestCertificate.PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, TestCertificate.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
