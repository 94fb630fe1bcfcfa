/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The identity of a client: an IPv4 address, or an IPv6 network of 64 bits, because a client can use any address in it.
 */
record ClientKey(boolean network, long bits) {
    static ClientKey of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        boolean network = address instanceof Inet6Address;
        return new ClientKey(network, network ? bytes.getLong() : bytes.getInt());
    }
}
