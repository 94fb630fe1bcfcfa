/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.checks.internal.CertificateDays;
import dev.lifesigns.checks.internal.Dialer;
import dev.lifesigns.checks.internal.TimedConnection;
import dev.lifesigns.checks.internal.TlsClient;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request over a new connection: nothing on the way can have dropped it, it leads where the name points now,
 * and it shows that the server accepts new connections. Immutable and thread-safe.
 */
final class Exchange {
    private final Dialer dialer;
    private final String host;
    private final int port;
    private final @Nullable TlsClient tls;

    /** @param tls how to connect with TLS, or {@code null} without it */
    Exchange(Endpoint server, @Nullable TlsClient tls) {
        this.host = server.host();
        this.port = server.port();
        this.dialer = new Dialer(host, port);
        this.tls = tls;
    }

    /** The response, once its body has been read. */
    Response send(RequestHead request, URI target, CheckDeadline deadline) throws IOException, InterruptedException {
        return TimedConnection.use(
                () -> dialer.dial(deadline), deadline, plain -> answer(plain, request, target, deadline));
    }

    private Response answer(Socket plain, RequestHead request, URI target, CheckDeadline deadline) throws IOException {
        try (Socket socket = tls == null ? plain : tls.over(plain, host, port, List.of())) {
            socket.getOutputStream().write(request.to(target));
            socket.getOutputStream().flush();
            InputStream in = new BufferedInputStream(TimedConnection.input(deadline, plain, socket.getInputStream()));
            ResponseHead head = ResponseHead.read(in);
            byte[] body = ResponseBody.read(in, head, request.method().equals("HEAD"));
            return new Response(head, body, daysLeft(socket));
        }
    }

    private static @Nullable Long daysLeft(Socket socket) throws IOException {
        return socket instanceof SSLSocket secured ? CertificateDays.left(secured.getSession()) : null;
    }
}
