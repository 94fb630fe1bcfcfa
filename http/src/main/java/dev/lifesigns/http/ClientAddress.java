/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks.
 *
 * <p>{@code X-Forwarded-For} counts only if the direct peer is a trusted proxy, and is then read from its end: what a
 * trusted proxy has added is true, and the first address from the right that is no trusted proxy is the client. What
 * stands before it, anybody may have written.
 */
final class ClientAddress {
    private static final int MOST_ENTRIES = 32;

    private final Networks trustedProxies;

    ClientAddress(Networks trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /** The client's address, or {@code null} if the direct peer has none. */
    @Nullable
    InetAddress of(HealthRequest request) {
        InetAddress peer = request.remoteAddress();
        if (peer == null || !trustedProxies.contains(peer)) {
            return peer;
        }
        String forwarded = request.header("X-Forwarded-For");
        return forwarded == null ? peer : client(forwarded, peer);
    }

    /** The peer itself, if the header is garbage, or everybody in it is a trusted proxy. */
    private InetAddress client(String forwarded, InetAddress peer) {
        int end = forwarded.length();
        for (int entries = 0; end >= 0 && entries < MOST_ENTRIES; entries++) {
            int comma = forwarded.lastIndexOf(',', end - 1);
            InetAddress address = entry(forwarded.substring(comma + 1, end).strip());
            if (address == null) {
                return peer;
            }
            if (!trustedProxies.contains(address)) {
                return address;
            }
            end = comma;
        }
        return peer;
    }

    /** One entry: an address, perhaps with a port. */
    private static @Nullable InetAddress entry(String text) {
        if (text.length() > 64) {
            return null;
        }
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            return close < 0 ? null : Networks.address(text.substring(1, close));
        }
        int colon = text.indexOf(':');
        boolean port = colon >= 0 && colon == text.lastIndexOf(':');
        return Networks.address(port ? text.substring(0, colon) : text);
    }
}
