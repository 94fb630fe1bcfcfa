/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What goes over the wire, to a client that reads until the server closes the connection. */
class StreamedBodyTest {
    @Test
    void aCompleteBodyHasAnEnd() throws Exception {
        assertThat(sentBy(body -> {
                    body.onNext(part("one"));
                    body.onNext(part("two"));
                    body.onComplete();
                }))
                .endsWith("\r\n\r\n3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");
    }

    @Test
    void aBodyThatBreaksOffHasNone() throws Exception {
        assertThat(sentBy(body -> {
                    body.onNext(part("one"));
                    body.onError(new IOException("too slow"));
                }))
                .endsWith("\r\n\r\n3\r\none\r\n");
    }

    private static ByteBuffer part(String text) {
        return US_ASCII.encode(text).asReadOnlyBuffer();
    }

    private static String sentBy(Consumer<StreamedBody> publisher) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            StreamedBody body = new StreamedBody(exchange, Runnable::run);
            body.onSubscribe(new Unlimited());
            publisher.accept(body);
            assertThat(body.closed()).isCompleted();
        });
        server.start();
        try (Socket client = new Socket(loopback, server.getAddress().getPort())) {
            client.setSoTimeout(20_000);
            client.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            return new String(client.getInputStream().readAllBytes(), US_ASCII);
        } finally {
            server.stop(0);
        }
    }

    private static final class Unlimited implements Flow.Subscription {
        @Override
        public void request(long parts) {}

        @Override
        public void cancel() {}
    }
}
