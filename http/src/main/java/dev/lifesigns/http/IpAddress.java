/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parses IP addresses: four decimal numbers, or IPv6 as in RFC 4291, section 2.2. Names are never resolved, and zones
 * are not accepted, because they are meaningful on one host only.
 */
final class IpAddress {
    private static final int GROUPS = 8;
    private static final int LONGEST = 45;

    private IpAddress() {}

    /** The 4 or 16 bytes of the address, or {@code null} if the text is not an address. */
    static byte @Nullable [] parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        return text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    }

    /** The four bytes of an IPv4 address that is mapped into IPv6; any other address as it is. */
    static byte[] unmapped(byte[] address) {
        if (address.length != 16 || address[10] != -1 || address[11] != -1) {
            return address;
        }
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return address;
            }
        }
        return Arrays.copyOfRange(address, 12, 16);
    }

    private static byte @Nullable [] ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            int octet = number(parts[i], 10, 3);
            boolean padded = parts[i].length() > 1 && parts[i].charAt(0) == '0';
            if (octet < 0 || octet > 255 || padded) {
                return null;
            }
            address[i] = (byte) octet;
        }
        return address;
    }

    private static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, GROUPS);
        }
        byte[] head = groups(text.substring(0, gap), -1);
        byte[] tail = groups(text.substring(gap + 2), -1);
        if (head == null || tail == null || head.length + tail.length > 2 * (GROUPS - 1)) {
            return null;
        }
        boolean dotted = text.lastIndexOf('.') >= 0 && text.lastIndexOf('.') < gap;
        if (dotted) {
            return null;
        }
        byte[] address = new byte[2 * GROUPS];
        System.arraycopy(head, 0, address, 0, head.length);
        System.arraycopy(tail, 0, address, address.length - tail.length, tail.length);
        return address;
    }

    /**
     * Groups of hexadecimal digits; the last may be an IPv4 address.
     *
     * @param wanted the required number of groups, or -1 for any
     */
    private static byte @Nullable [] groups(String text, int wanted) {
        if (text.isEmpty()) {
            return wanted < 0 ? new byte[0] : null;
        }
        String[] parts = text.split(":", -1);
        boolean dotted = parts[parts.length - 1].indexOf('.') >= 0;
        int count = parts.length + (dotted ? 1 : 0);
        if (count > GROUPS || (wanted >= 0 && count != wanted)) {
            return null;
        }
        byte[] bytes = new byte[2 * count];
        int hexadecimal = dotted ? parts.length - 1 : parts.length;
        for (int i = 0; i < hexadecimal; i++) {
            int group = number(parts[i], 16, 4);
            if (group < 0) {
                return null;
            }
            bytes[2 * i] = (byte) (group >> 8);
            bytes[2 * i + 1] = (byte) group;
        }
        byte[] last = dotted ? ipv4(parts[hexadecimal]) : null;
        if (dotted && last == null) {
            return null;
        }
        if (last != null) {
            System.arraycopy(last, 0, bytes, bytes.length - 4, 4);
        }
        return bytes;
    }

    /** A number of at most {@code longest} ASCII digits, or -1 if the text is not one. */
    private static int number(String text, int radix, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }
}
