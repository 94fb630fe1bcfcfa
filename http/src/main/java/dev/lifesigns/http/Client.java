/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param address the client's address, or {@code null} if the direct peer has none
 * @param source how it is known
 */
record Client(@Nullable InetAddress address, Source source) {
    /** Above all IPv6 networks that a client can have, since these are multicast. */
    private static final long IPV4 = 0xFFFF_FFFF_0000_0000L;

    /** No IPv6 network of a client's either. */
    private static final long WITHOUT_ADDRESS = 0xFFFF_FFFE_0000_0000L;

    /** How an address is known. */
    enum Source {
        /** It is the other end of the connection. */
        PEER,
        /** A trusted proxy says so. */
        FORWARDED,
        /** A trusted proxy says nothing that can be understood, so its own address stands for the client. */
        UNREADABLE
    }

    /** What clients are counted by: an IPv4 address, or the /64 that an IPv6 client owns as a whole. */
    long key() {
        if (address == null) {
            return WITHOUT_ADDRESS;
        }
        ByteBuffer bytes = ByteBuffer.wrap(IpAddress.unmapped(address.getAddress()));
        return bytes.remaining() == 4 ? IPV4 | Integer.toUnsignedLong(bytes.getInt()) : bytes.getLong();
    }
}
