/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for. A URL can hold secrets in its user-info, its query and its path, so {@link #toString()} shows none of
 * them and no message shows more than that.
 */
final class Endpoint {
    private final URI uri;
    private final @Nullable String authorization;

    private Endpoint(URI uri, @Nullable String authorization) {
        this.uri = uri;
        this.authorization = authorization;
    }

    /**
     * @throws IllegalArgumentException if it is not an {@code http} or {@code https} URL with a host; the message does
     *     not repeat it
     */
    static Endpoint parse(String url) {
        try {
            return of(new URI(url));
        } catch (URISyntaxException e) {
            throw malformed();
        }
    }

    private static Endpoint of(URI url) throws URISyntaxException {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        boolean known = scheme.equals("http") || scheme.equals("https");
        if (!known || url.getHost() == null || url.getPort() == 0 || url.getPort() > 65535) {
            throw malformed();
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        URI bare = new URI(scheme + "://" + url.getHost() + port + path + query);
        return new Endpoint(bare, basic(url.getUserInfo()));
    }

    /** The URL to send, without user-info and fragment. */
    URI uri() {
        return uri;
    }

    /** The header that the URL's user-info stands for, or {@code null}. */
    @Nullable
    String authorization() {
        return authorization;
    }

    /** Host as the lookup wants it, without brackets. */
    String host() {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    /**
     * Where a redirect leads. User-info in it is dropped.
     *
     * @return {@code null} if the location is not a URL that could be followed
     */
    @Nullable
    Endpoint redirectedTo(String location) {
        try {
            return of(uri.resolve(new URI(location)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether the other endpoint has the same scheme, host and port: it may see the headers meant for this one. */
    boolean sameServer(Endpoint other) {
        return uri.getScheme().equals(other.uri.getScheme())
                && uri.getHost().equalsIgnoreCase(other.uri.getHost())
                && port() == other.port();
    }

    boolean isTls() {
        return uri.getScheme().equals("https");
    }

    /** The port, the scheme's own where the URL names none. */
    int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isTls() ? 443 : 80;
    }

    /** Scheme, host and port, and nothing else. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getHost() + ":" + port();
    }

    private static @Nullable String basic(@Nullable String userInfo) {
        return userInfo == null ? null : "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("url: not such a URL (expected: http://host[:port]/path or https)");
    }
}
