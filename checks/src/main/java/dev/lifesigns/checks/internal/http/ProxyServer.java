/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.checks.internal.Dialer;
import dev.lifesigns.checks.internal.TimedConnection;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP proxy: it forwards requests, or connects through for TLS (RFC 9110 §9.3.6). Immutable and thread-safe. */
public final class ProxyServer {
    private final Endpoint endpoint;
    private final Dialer dialer;

    private ProxyServer(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.dialer = new Dialer(endpoint.host(), endpoint.port());
    }

    /** @throws IllegalArgumentException if it is not such a URL; the message repeats nothing that could be a secret */
    public static ProxyServer parse(String url) {
        Endpoint endpoint;
        try {
            endpoint = Endpoint.parse(url);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        if (endpoint.isTls() || !endpoint.uri().getRawPath().equals("/")) {
            throw malformed();
        }
        return new ProxyServer(endpoint);
    }

    /** Connects to the proxy itself. */
    Socket connect(CheckDeadline deadline) throws IOException, InterruptedException {
        try {
            return dialer.dial(deadline);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new ProxyException(null, "no connection to the proxy " + endpoint);
        }
    }

    /** The request as the proxy needs it. */
    RequestHead forwarding(RequestHead request) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        String authorization = endpoint.authorization();
        if (authorization != null) {
            headers.put("Proxy-Authorization", authorization);
        }
        return new RequestHead(request.method(), headers, request.body(), true);
    }

    /** Makes the connection lead to the server. */
    void tunnel(Socket plain, Endpoint server, CheckDeadline deadline) throws IOException {
        String authority = server.uri().getHost() + ":" + server.port();
        String authorization = endpoint.authorization();
        String head = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n"
                + (authorization == null ? "" : "Proxy-Authorization: " + authorization + "\r\n") + "\r\n";
        plain.getOutputStream().write(head.getBytes(ISO_8859_1));
        // without a buffer: what follows the head belongs to TLS
        InputStream in = TimedConnection.input(deadline, plain, plain.getInputStream());
        int status = ResponseHead.read(in).status();
        if (status / 100 != 2) {
            throw new ProxyException(status, "the proxy " + endpoint + " refused to connect with status " + status);
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("proxy: refused (expected: http://[user:password@]host:port)");
    }
}
