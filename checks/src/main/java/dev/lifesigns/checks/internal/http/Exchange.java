/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.checks.internal.CertificateDays;
import dev.lifesigns.checks.internal.Dialer;
import dev.lifesigns.checks.internal.TimedConnection;
import dev.lifesigns.checks.internal.TlsClient;
import dev.lifesigns.checks.internal.TlsOutput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request over a new connection: nothing on the way can have dropped it, it leads where the name points now,
 * and it shows that the server accepts new connections. Immutable and thread-safe.
 */
public final class Exchange {
    private final Endpoint server;
    private final Dialer dialer;
    private final @Nullable TlsClient tls;
    private final @Nullable ProxyServer proxy;
    private final boolean http2;
    private final @Nullable InetAddress address;

    /**
     * @param tls how to connect with TLS, or {@code null} without it
     * @param proxy what to connect through, or {@code null}
     * @param http2 whether to speak HTTP/2 instead of HTTP/1.1
     */
    public Exchange(Endpoint server, @Nullable TlsClient tls, @Nullable ProxyServer proxy, boolean http2) {
        this(server, new Dialer(server.host(), server.port()), tls, proxy, http2, null);
    }

    private Exchange(
            Endpoint server,
            Dialer dialer,
            @Nullable TlsClient tls,
            @Nullable ProxyServer proxy,
            boolean http2,
            @Nullable InetAddress address) {
        this.server = server;
        this.dialer = dialer;
        this.tls = tls;
        this.proxy = proxy;
        this.http2 = http2;
        this.address = address;
    }

    /** The same with one address of the server. */
    public Exchange at(InetAddress one) {
        return new Exchange(server, dialer, tls, proxy, http2, one);
    }

    /** The addresses that the server has now. */
    public List<InetAddress> addresses(CheckDeadline deadline) throws IOException, InterruptedException {
        return dialer.resolve(deadline);
    }

    /** The response, once its body has been read. */
    public Response send(RequestHead request, URI target, CheckDeadline deadline)
            throws IOException, InterruptedException {
        return TimedConnection.use(
                () -> connect(deadline), deadline, plain -> answer(plain, request, target, deadline));
    }

    private Socket connect(CheckDeadline deadline) throws IOException, InterruptedException {
        if (proxy != null) {
            return proxy.connect(deadline);
        }
        return address == null ? dialer.dial(deadline) : dialer.dial(address, deadline);
    }

    private Response answer(Socket plain, RequestHead request, URI target, CheckDeadline deadline) throws IOException {
        if (proxy != null && tls != null) {
            proxy.tunnel(plain, server, deadline);
        }
        RequestHead sent = proxy != null && tls == null ? proxy.forwarding(request) : request;
        List<String> protocols = http2 ? List.of("h2") : List.of();
        try (Socket socket = tls == null ? plain : tls.over(plain, server.host(), server.port(), protocols)) {
            InputStream in = new BufferedInputStream(TimedConnection.input(deadline, plain, socket.getInputStream()));
            OutputStream out = TlsOutput.of(socket);
            if (http2) {
                return Http2Stream.exchange(in, out, request, target, daysLeft(socket));
            }
            out.write(sent.to(target));
            out.flush();
            ResponseHead head = ResponseHead.read(in);
            byte[] body = ResponseBody.read(in, head, request.method().equals("HEAD"));
            return new Response(head, body, daysLeft(socket));
        }
    }

    private static @Nullable Long daysLeft(Socket socket) throws IOException {
        return socket instanceof SSLSocket secured ? CertificateDays.left(secured.getSession()) : null;
    }
}
