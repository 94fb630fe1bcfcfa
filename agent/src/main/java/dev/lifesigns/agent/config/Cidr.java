/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Networks such as {@code 10.0.0.0/8} and single addresses, understood without asking a name server. */
final class Cidr {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern NETWORK = Pattern.compile("([^/]+)(/([0-9]{1,3}))?");

    private Cidr() {}

    /** Whether the text is a network without bits beyond its prefix, or an address. */
    static boolean wellFormed(String text) {
        Matcher network = NETWORK.matcher(text);
        byte[] address = network.matches() ? address(network.group(1)) : null;
        if (address == null) {
            return false;
        }
        String written = network.group(3);
        int bits = address.length * Byte.SIZE;
        int prefix = written == null ? bits : Integer.parseInt(written);
        return prefix <= bits && trailingZeros(address) >= bits - prefix;
    }

    private static int trailingZeros(byte[] address) {
        int lowest = new BigInteger(1, address).getLowestSetBit();
        return lowest < 0 ? address.length * Byte.SIZE : lowest;
    }

    private static byte @Nullable [] address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return null;
        }
        try {
            // of these two forms none is ever looked up: it is an address or it is refused
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
