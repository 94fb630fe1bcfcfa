/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.Client.Source;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Determines the client that sent a request.
 *
 * <p>{@code X-Forwarded-For} counts only if the direct peer is a trusted proxy, and is then read from its end: what a
 * trusted proxy has added is true, and the first address from the right that is not a trusted proxy is the client.
 * Anyone may have written what precedes it.
 */
final class ClientAddress {
    private static final int MOST_ENTRIES = 32;

    private final CidrSet trustedProxies;

    ClientAddress(CidrSet trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /** The client that sent a request; the proxy itself if the header is unreadable. */
    Client of(HealthRequest request) {
        InetAddress peer = request.remoteAddress();
        if (peer == null || !trustedProxies.contains(peer)) {
            return new Client(peer, Source.PEER);
        }
        String forwarded = request.header("X-Forwarded-For");
        if (forwarded == null) {
            return new Client(peer, Source.PEER);
        }
        InetAddress client = rightmostUntrusted(forwarded);
        return client == null ? new Client(peer, Source.UNREADABLE) : new Client(client, Source.FORWARDED);
    }

    /** {@code null} if an entry before it is malformed, or all are trusted proxies. */
    private @Nullable InetAddress rightmostUntrusted(String forwarded) {
        int end = forwarded.length();
        for (int entries = 0; end >= 0 && entries < MOST_ENTRIES; entries++) {
            int comma = forwarded.lastIndexOf(',', end - 1);
            InetAddress address = entry(forwarded.substring(comma + 1, end).strip());
            if (address == null) {
                return null;
            }
            if (!trustedProxies.contains(address)) {
                return address;
            }
            end = comma;
        }
        return null;
    }

    /** One entry: an address, possibly with a port. */
    private static @Nullable InetAddress entry(String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            return close < 0 || !isPort(text, close + 1) ? null : address(text.substring(1, close));
        }
        int colon = text.indexOf(':');
        boolean port = colon >= 0 && colon == text.lastIndexOf(':');
        if (port) {
            return isPort(text, colon) ? address(text.substring(0, colon)) : null;
        }
        return address(text);
    }

    /** Whether the rest of the text is empty, or a colon and a port. */
    private static boolean isPort(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        String digits = text.substring(from + 1);
        return text.charAt(from) == ':'
                && !digits.isEmpty()
                && digits.length() <= 5
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static @Nullable InetAddress address(String text) {
        byte[] bytes = IpAddress.parse(text);
        if (bytes == null) {
            return null;
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("address of neither 4 nor 16 bytes", e);
        }
    }
}
