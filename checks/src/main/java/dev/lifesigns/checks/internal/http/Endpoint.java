/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The URL to request. It can contain secrets in its user-info, its query and its path, so {@link #toString()} shows
 * none of these, and no message shows more than that.
 */
public final class Endpoint {
    private final URI uri;
    private final @Nullable String authorization;

    private Endpoint(URI uri, @Nullable String authorization) {
        this.uri = uri;
        this.authorization = authorization;
    }

    /**
     * @throws IllegalArgumentException if it is not an {@code http} or {@code https} URL with a host; the message says
     *     what is wrong, and repeats nothing that could be a secret
     */
    public static Endpoint parse(String url) {
        try {
            return of(new URI(url));
        } catch (URISyntaxException e) {
            throw malformed(e.getReason() + " at index " + e.getIndex());
        }
    }

    /**
     * The same for a URL that is parsed already.
     *
     * @throws IllegalArgumentException as {@link #parse} does
     */
    public static Endpoint of(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            // A text such as user:password@host has the user as its scheme.
            throw malformed(url.getRawAuthority() == null ? "no http:// or https://" : "scheme " + scheme);
        }
        if (url.getHost() == null) {
            throw malformed("no valid host and port");
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            throw malformed("port " + url.getPort());
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        URI bare = URI.create(scheme + "://" + url.getHost() + port + path + query);
        return new Endpoint(bare, url.getUserInfo() == null ? null : basic(url.getUserInfo()));
    }

    /** The URL to send, without user-info and fragment. */
    public URI uri() {
        return uri;
    }

    /** The {@code Authorization} header for the URL's user-info, or {@code null}. */
    public @Nullable String authorization() {
        return authorization;
    }

    /** The host as a lookup needs it, without brackets. */
    public String host() {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    /**
     * The target of a redirect, without user-info.
     *
     * @return {@code null} if the location is not a URL that can be followed
     */
    public @Nullable Endpoint redirectedTo(String location) {
        try {
            return of(uri.resolve(new URI(location)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether the other endpoint has the same scheme, host and port: only then may it receive the headers meant for this one. */
    public boolean sameServer(Endpoint other) {
        return uri.getScheme().equals(other.uri.getScheme())
                && uri.getHost().equalsIgnoreCase(other.uri.getHost())
                && port() == other.port();
    }

    public boolean isTls() {
        return uri.getScheme().equals("https");
    }

    /** The port, or the default of the scheme if the URL has none. */
    public int port() {
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

    /** Credentials as a header. */
    static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
    }

    private static IllegalArgumentException malformed(String what) {
        return new IllegalArgumentException(
                "url: " + what + " (expected: http://host[:port]/path or https://host[:port]/path)");
    }
}
