/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts in a JDBC URL, if its form is known. */
final class JdbcHosts {
    private static final Pattern AUTHORITY = Pattern.compile("//([^/?;#]*)");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[\\w.-]+)(?::\\d*)?");

    private static final Pattern OF_TLS = Pattern.compile("(?:use|require)?ssl.*|tls.*|verify.*|trust.*|serverssl.*");
    private static final Set<String> UNVERIFIED =
            Set.of("disable", "disabled", "false", "allow", "prefer", "preferred");

    private JdbcHosts() {}

    /** In the order of the URL; none if it has another form. */
    static Set<String> of(String url) {
        Set<String> hosts = new LinkedHashSet<>();
        Matcher authority = AUTHORITY.matcher(url);
        if (authority.find()) {
            String list = authority.group(1).substring(authority.group(1).lastIndexOf('@') + 1);
            if (list.indexOf('(') < 0) {
                for (String place : list.split(",")) {
                    add(hosts, place.strip());
                }
            }
        }
        for (UrlProperty property : UrlProperty.of(DriverFamily.of(url), url, new Properties())) {
            if (property.name().equals("host")) {
                add(hosts, property.value());
            }
        }
        return hosts;
    }

    /**
     * The URL once for each address, if its only host has several and no certificate must match its name; drivers of these
     * families try the first one only. Otherwise the unchanged URL.
     */
    static List<String> urls(String url, Properties properties, Set<InetAddress> addresses) {
        DriverFamily family = DriverFamily.of(url);
        Set<String> hosts = of(url);
        boolean known = family == DriverFamily.POSTGRESQL || family == DriverFamily.MYSQL || family == DriverFamily.H2;
        if (!known || hosts.size() != 1 || addresses.size() < 2 || verified(family, url, properties)) {
            return List.of(url);
        }
        Pattern place = Pattern.compile(
                "(//(?:[^/@]*@)?)" + Pattern.quote(hosts.iterator().next()) + "(?=[:/?;]|$)");
        List<String> urls = new ArrayList<>();
        for (InetAddress address : addresses) {
            String literal = address.getHostAddress();
            String written = literal.indexOf(':') < 0 ? literal : "[" + literal + "]";
            urls.add(place.matcher(url).replaceFirst("$1" + Matcher.quoteReplacement(written)));
        }
        return urls;
    }

    private static boolean verified(DriverFamily family, String url, Properties properties) {
        return !url.startsWith("jdbc:h2:tcp:") && family == DriverFamily.H2
                || UrlProperty.of(family, url, properties).stream()
                        .anyMatch(property -> OF_TLS.matcher(property.name()).matches()
                                && !UNVERIFIED.contains(property.value().toLowerCase(Locale.ROOT)));
    }

    private static void add(Set<String> hosts, String place) {
        Matcher host = HOST.matcher(place);
        if (host.matches()) {
            hosts.add(host.group(1).replaceAll("[\\[\\]]", ""));
        }
    }
}
