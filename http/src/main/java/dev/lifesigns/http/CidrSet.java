/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of IPv4 and IPv6 networks in CIDR notation (RFC 4632, RFC 4291). Immutable.
 *
 * <pre>{@code
 * CidrSet internal = CidrSet.parse("networks", Set.of("10.0.0.0/8", "fd00::/8"));
 * boolean isInternal = internal.contains(InetAddress.getLoopbackAddress());
 * }</pre>
 *
 * <p>An IPv4 address and the same one mapped into IPv6 ({@code ::ffff:10.0.0.1}) are one address, and so are their
 * networks: {@code ::ffff:10.0.0.0/104} is {@code 10.0.0.0/8}.
 */
public final class CidrSet {
    static final CidrSet NONE = new CidrSet(List.of());
    private static final int MAPPED_BITS = 96;

    private final List<Block> blocks;

    /** A network: its first address and the length of its prefix. */
    private static final class Block {
        private final byte[] network;
        private final int prefix;

        Block(byte[] network, int prefix) {
            this.network = network;
            this.prefix = prefix;
        }

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = prefix / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != network[i]) {
                    return false;
                }
            }
            int rest = prefix % 8;
            return rest == 0 || (address[whole] ^ network[whole]) >> 8 - rest == 0;
        }

        /** Whether no bit beyond the prefix is set. */
        boolean exact() {
            for (int bit = prefix; bit < network.length * 8; bit++) {
                if ((network[bit / 8] >> 7 - bit % 8 & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private CidrSet(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * Whether {@link HealthEndpoint.Builder#rateLimit(int, int, Set, Set)} accepts a text as a network: CIDR notation
     * without bits beyond the prefix, such as {@code 10.0.0.0/8} or {@code fd00::/8}, or a single address. Does not
     * resolve names.
     */
    public static boolean wellFormed(String network) {
        return block(requireNonNull(network, "CidrSet.wellFormed: network is null")) != null;
    }

    /**
     * Reads networks such as {@code 10.0.0.0/8} or {@code fd00::/8}, and single addresses.
     *
     * @param what what to call them in the message
     * @throws IllegalArgumentException if one is malformed, or has bits beyond its prefix
     */
    public static CidrSet parse(String what, Set<String> networks) {
        List<Block> blocks = new ArrayList<>();
        for (String network : requireNonNull(networks, () -> what + " is null")) {
            Block block = block(network);
            if (block == null) {
                throw new IllegalArgumentException(
                        what + ": '" + network + "' (expected: a network such as 10.0.0.0/8, or an address)");
            }
            blocks.add(block);
        }
        return new CidrSet(blocks);
    }

    /** Whether the address is in one of the networks. */
    public boolean contains(InetAddress address) {
        if (blocks.isEmpty()) {
            return false;
        }
        byte[] bytes = IpAddress.unmapped(address.getAddress());
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Block block(String text) {
        int slash = text.indexOf('/');
        byte[] address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int bits = address.length * 8;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1), bits);
        if (prefix < 0) {
            return null;
        }
        byte[] unmapped = prefix >= MAPPED_BITS ? IpAddress.unmapped(address) : address;
        Block block = new Block(unmapped, prefix - (bits - unmapped.length * 8));
        return block.exact() ? block : null;
    }

    /** The length of a prefix, or -1 if the text is not one. */
    private static int prefix(String text, int most) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        int prefix = Integer.parseInt(text);
        return prefix <= most ? prefix : -1;
    }
}
