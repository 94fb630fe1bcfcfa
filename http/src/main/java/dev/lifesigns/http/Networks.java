/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of IPv4 and IPv6 networks, in the one notation in which rate limits name them. Immutable. */
public final class Networks {
    private static final IPAddressGenerator GENERATOR = new IPAddressGenerator();

    /** Plain notation only; a prefix length is for networks, not for addresses. */
    private static final IPAddressStringParameters NETWORK = notation(true);

    private static final IPAddressStringParameters ADDRESS = notation(false);

    private final List<IPAddress> blocks;

    private Networks(List<IPAddress> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * Whether a text is what {@link HealthEndpoint.Builder#rateLimit(int, int, Set, Set)} takes for a network: in CIDR
     * notation without bits beyond its prefix, such as {@code 10.0.0.0/8} or {@code fd00::/8}, or a single address. Asks no
     * name server.
     */
    public static boolean wellFormed(String network) {
        return block(network) != null;
    }

    /**
     * Reads networks such as {@code 10.0.0.0/8} or {@code fd00::/8}, and single addresses.
     *
     * @param what names them in the message
     * @throws IllegalArgumentException if one is malformed, or has bits beyond its prefix
     */
    public static Networks parse(String what, Set<String> written) {
        List<IPAddress> blocks = new ArrayList<>();
        for (String network : written) {
            IPAddress block = block(network);
            if (block == null) {
                throw new IllegalArgumentException(
                        what + ": '" + network + "' (expected: a network such as 10.0.0.0/8, or an address)");
            }
            blocks.add(block);
        }
        return new Networks(blocks);
    }

    /** The address that a text denotes, or {@code null}; an IPv4 address however it is written. Asks no name server. */
    static @Nullable InetAddress address(String text) {
        IPAddress address = new IPAddressString(text, ADDRESS).getAddress();
        if (address == null) {
            return null;
        }
        try {
            return InetAddress.getByAddress(address.getBytes());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("address of neither 4 nor 16 bytes", e);
        }
    }

    /** Whether an address is in one of the networks. */
    public boolean contains(InetAddress address) {
        if (blocks.isEmpty()) {
            return false;
        }
        // Made of the bytes, as a zone would make a link-local address differ from its network.
        IPAddress wanted = GENERATOR.from(address.getAddress());
        for (IPAddress block : blocks) {
            if (block.contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable IPAddress block(String network) {
        IPAddress block = new IPAddressString(network, NETWORK).getAddress();
        boolean exact = block != null && (!block.isPrefixed() || block.isPrefixBlock());
        return exact ? block : null;
    }

    private static IPAddressStringParameters notation(boolean prefix) {
        IPAddressStringParameters.Builder builder = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowPrefix(prefix)
                .allowPrefixOnly(false)
                .allowMask(false)
                .allowWildcardedSeparator(false)
                .allow_inet_aton(false)
                .setRangeOptions(RangeParameters.NO_RANGE);
        builder.getIPv6AddressParametersBuilder()
                .allowZone(false)
                .allowBase85(false)
                .allowBinary(false);
        builder.getIPv4AddressParametersBuilder().allowBinary(false).allowLeadingZeros(false);
        return builder.toParams();
    }
}
