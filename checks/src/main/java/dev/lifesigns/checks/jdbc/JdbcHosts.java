/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts that a JDBC URL names, as far as its form is known. */
final class JdbcHosts {
    private static final Pattern AUTHORITY = Pattern.compile("//([^/?;#]*)");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[\\w.-]+)(?::\\d*)?");

    private JdbcHosts() {}

    /** In the order of the URL; none if it is of another form. */
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

    private static void add(Set<String> hosts, String place) {
        Matcher host = HOST.matcher(place);
        if (host.matches()) {
            hosts.add(host.group(1).replaceAll("[\\[\\]]", ""));
        }
    }
}
