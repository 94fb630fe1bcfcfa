/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens. Either part may be a reference.
 *
 * @param host name or address, an IPv6 address in brackets
 */
record HostPort(String host, String port) {
    /** A reference of a configuration. */
    static final String REFERENCE = "\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}";

    private static final int MOST = 5;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile(
            "((?:[A-Za-z0-9._-]|" + REFERENCE + ")+|\\[[0-9A-Fa-f:.]+\\])" + "(?::(\\d{1,5}|" + REFERENCE + "))?");

    /** One, or several with commas between them; empty if any is not understood. */
    static Optional<List<HostPort>> list(String text, int defaultPort) {
        List<HostPort> found = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            Matcher matcher = FORM.matcher(each.strip());
            if (!matcher.matches() || found.size() == MOST) {
                return Optional.empty();
            }
            String port = matcher.group(2);
            if (port != null && !isPossible(port)) {
                return Optional.empty();
            }
            found.add(new HostPort(matcher.group(1), port == null ? Integer.toString(defaultPort) : port));
        }
        return Optional.of(found);
    }

    /** Whether it is a reference, or a number that a port can have. */
    private static boolean isPossible(String port) {
        return port.startsWith("$") || isPossible(Integer.parseInt(port));
    }

    static boolean isPossible(int port) {
        return port > 0 && port <= LARGEST_PORT;
    }

    /** The same for each way to write the name. */
    String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    /** The host as a name for a check; empty if it says nothing. */
    Optional<String> label() {
        String first = host.replaceFirst("\\..*", "");
        boolean speaks = first.matches("[A-Za-z][A-Za-z0-9_-]*") && !first.equalsIgnoreCase("localhost");
        return speaks ? Optional.of(first) : Optional.empty();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
