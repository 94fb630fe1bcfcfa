/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask, and what.
 *
 * @param kind the protocol
 * @param host name or address, without brackets; the path of the socket for {@link Kind#UNIX}
 * @param port 0 for {@link Kind#UNIX}
 * @param resource the target of the request with its query, or the name of the gRPC service
 */
record Target(Kind kind, String host, int port, String resource) {
    /** How to speak to it. */
    enum Kind {
        HTTP(80),
        HTTPS(443),
        GRPC(-1),
        GRPCS(-1),
        UNIX(0);

        private final int port;

        Kind(int port) {
            this.port = port;
        }

        boolean isGrpc() {
            return this == GRPC || this == GRPCS;
        }

        boolean isTls() {
            return this == HTTPS || this == GRPCS;
        }
    }

    private static final String FORM =
            " (expected: a URL such as http://localhost:8080/healthz or grpc://localhost:50051,"
                    + " or the path of a socket)";
    private static final String UNIX_PREFIX = "unix:";

    /**
     * What a user wrote.
     *
     * @param probe the path that is asked for if the text has none
     * @param probeGiven whether that is what the user wants in any case
     * @throws IllegalArgumentException if it is malformed, with a message without the text, which may contain a secret
     */
    static Target parse(String text, String probe, boolean probeGiven) {
        Target target = text.startsWith("/")
                ? new Target(Kind.UNIX, text, 0, "")
                : text.startsWith(UNIX_PREFIX) ? unix(text.substring(UNIX_PREFIX.length())) : url(text);
        boolean open = target.resource.isEmpty() && !target.kind.isGrpc();
        if (probeGiven && !open) {
            throw new IllegalArgumentException("--probe: not with a target that has a path (expected: one of the two)");
        }
        return open ? new Target(target.kind, target.host, target.port, probe) : target;
    }

    /** {@code /run/a.sock} or {@code /run/a.sock:/path}. */
    private static Target unix(String text) {
        int colon = text.indexOf(":/");
        String path = colon < 0 ? text : text.substring(0, colon);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("target: no path of a socket" + FORM);
        }
        return new Target(Kind.UNIX, path, 0, colon < 0 ? "" : requireClean(text.substring(colon + 1)));
    }

    private static Target url(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("target: malformed" + FORM);
        }
        Kind kind = kind(url.getScheme());
        String host = url.getHost();
        if (kind == null || host == null) {
            throw new IllegalArgumentException("target: " + (kind == null ? "no known scheme" : "no host") + FORM);
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("target: user and password (expected: a URL without them)");
        }
        int port = url.getPort() < 0 ? kind.port : url.getPort();
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("target: port (expected: 1 to 65535)");
        }
        String path = url.getRawPath();
        if (kind.isGrpc()) {
            String service = url.getPath();
            return new Target(kind, unbracketed(host), port, service.isEmpty() ? "" : service.substring(1));
        }
        String query = url.getRawQuery();
        String resource = query == null ? path : (path.isEmpty() ? "/" : path) + "?" + query;
        return new Target(kind, unbracketed(host), port, requireClean(resource));
    }

    private static @Nullable Kind kind(@Nullable String scheme) {
        if (scheme != null) {
            for (Kind kind : Kind.values()) {
                if (kind != Kind.UNIX && kind.name().equalsIgnoreCase(scheme)) {
                    return kind;
                }
            }
        }
        return null;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** A path is sent as it is, and must not become two lines. */
    private static String requireClean(String resource) {
        for (int i = 0; i < resource.length(); i++) {
            if (resource.charAt(i) <= ' ' || resource.charAt(i) >= 0x7f) {
                throw new IllegalArgumentException("target: a path with spaces or other characters that need an escape"
                        + " (expected: %20 and the like)");
            }
        }
        return resource;
    }

    /** Host and port, as a request names them. */
    String authority() {
        if (kind == Kind.UNIX) {
            return "localhost";
        }
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return kind.port == port ? name : name + ":" + port;
    }

    /** Without the query, which may contain a secret. */
    @Override
    public String toString() {
        if (kind == Kind.UNIX) {
            return UNIX_PREFIX + host + ":" + withoutQuery(resource);
        }
        String path = kind.isGrpc() && !resource.isEmpty() ? "/" + resource : withoutQuery(resource);
        return kind.name().toLowerCase(Locale.ROOT) + "://" + authority() + path;
    }

    private static String withoutQuery(String resource) {
        int query = resource.indexOf('?');
        return query < 0 ? resource : resource.substring(0, query);
    }
}
