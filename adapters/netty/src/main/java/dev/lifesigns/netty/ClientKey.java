/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Who counts as one client: an IPv4 address, or a network of 64 bits, as those who have an IPv6 address have as many of them
 * as they like.
 */
record ClientKey(boolean network, long bits) {
    static ClientKey of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        boolean network = address instanceof Inet6Address;
        return new ClientKey(network, network ? bytes.getLong() : bytes.getInt());
    }
}
