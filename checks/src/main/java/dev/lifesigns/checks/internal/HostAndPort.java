/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

/** The host and port of a server.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 1 to 65535
 */
public record HostAndPort(String host, int port) {
    /**
     * @throws IllegalArgumentException if the host is empty or the port out of range
     */
    public HostAndPort {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: '' (expected: a name or an address)");
        }
        if (host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
            throw new IllegalArgumentException("host: '" + host + "' (expected: a name or an address, without a port)");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
        }
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code ::1} or {@code [::1]:port}.
     *
     * @param defaultPort the port if the text has none
     * @throws IllegalArgumentException if the text is malformed
     */
    public static HostAndPort parse(String text, int defaultPort) {
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[");
        boolean bareAddress = !bracketed && text.indexOf(':') != colon;
        if (colon < 0 || bareAddress || text.endsWith("]")) {
            return new HostAndPort(withoutBrackets(text), defaultPort);
        }
        try {
            return new HostAndPort(
                    withoutBrackets(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' (expected: host:port)");
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
