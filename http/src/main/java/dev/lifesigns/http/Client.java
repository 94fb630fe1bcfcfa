/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The client that sent a request.
 *
 * @param address the client's address, or {@code null} if the direct peer has none
 * @param source how the address is known
 */
record Client(@Nullable InetAddress address, Source source) {
    /** Multicast, and so above all IPv6 networks that a client can have. */
    private static final long IPV4 = 0xFFFF_FFFF_0000_0000L;

    /** Not an IPv6 network of a client either. */
    private static final long WITHOUT_ADDRESS = 0xFFFF_FFFE_0000_0000L;

    /** How an address is known. */
    enum Source {
        /** It is the other end of the connection. */
        PEER,
        /** A trusted proxy has forwarded it. */
        FORWARDED,
        /** What a trusted proxy has forwarded is unreadable, so the proxy's own address is used. */
        UNREADABLE
    }

    /** Identifies the client in limits: its IPv4 address, or the /64 network that an IPv6 client owns as a whole. */
    long key() {
        if (address == null) {
            return WITHOUT_ADDRESS;
        }
        ByteBuffer bytes = ByteBuffer.wrap(IpAddress.unmapped(address.getAddress()));
        return bytes.remaining() == 4 ? IPV4 | Integer.toUnsignedLong(bytes.getInt()) : bytes.getLong();
    }
}
