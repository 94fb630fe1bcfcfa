/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.HttpGet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The conventional meanings of port names and numbers. */
final class PortNames {
    private static final Pattern FOR_OPERATORS = Pattern.compile(
            ".*(metric|prom|admin|manage|mgmt|debug|jmx|pprof|profil|health|probe|telemetry|monitor|webhook|gossip|peer|cluster).*");
    private static final Pattern FOR_REQUESTS =
            Pattern.compile("(?:.*-)?(?:http|https|http2|h2c?|web|grpc|api|rest)(?:-.*)?|(?:http|grpc|web)\\w*");
    private static final Pattern HTTP = Pattern.compile("(http|web|http-.+|.+-http)");
    private static final Pattern HTTPS = Pattern.compile("(https|https-.+|.+-https)");
    private static final Pattern TLS = Pattern.compile("(^|-)(https|grpcs|m?tls|ssl|secure)(-|$)");
    private static final Set<Integer> HTTPS_NUMBERS = Set.of(443, 6443, 8443);
    private static final Pattern DATABASES = Pattern.compile(
            "(?:.*-)?(?:my|post|pg)?(?:sql|postgres|postgresql|mysql|mariadb|redis|valkey|mongo|mongodb|memcached?|amqps?|db|dbapi"
                    + "|cassandra|cql|kafka|mqtt|ldaps?|etcd|zookeeper)(?:-.*)?");
    private static final Set<Integer> DATABASE_NUMBERS =
            Set.of(1433, 1521, 3306, 5432, 5672, 6379, 9042, 9092, 11211, 27017, 33060, 2181, 2379, 6432, 26379);
    private static final String HTTP_NAME = "http";

    private PortNames() {}

    /** Whether its users are not clients of the service. */
    static boolean isForOperators(String name) {
        return FOR_OPERATORS.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a port of that name and number is one of a database or broker, whose clients keep their connections. */
    static boolean isOfDatabase(String name, int number) {
        return DATABASES.matcher(name.toLowerCase(Locale.ROOT)).matches() || DATABASE_NUMBERS.contains(number);
    }

    /** Whether it receives short requests, judging by its name. */
    static boolean isForRequests(String name) {
        return FOR_REQUESTS.matcher(name).matches();
    }

    static boolean isHttp(String name) {
        return HTTP.matcher(name).matches();
    }

    /** Whether the name says that the port expects TLS, whatever is spoken in it. */
    static boolean isOfTls(String name) {
        return TLS.matcher(name).find();
    }

    /** The scheme implied by the name or, without one, by the number; empty if none is. */
    static String scheme(String name, int number) {
        if (HTTPS.matcher(name).matches()) {
            return "HTTPS";
        }
        if (name.startsWith(HTTP_NAME) && !isOfTls(name)) {
            return HttpGet.DEFAULT_SCHEME;
        }
        return name.isEmpty() && HTTPS_NUMBERS.contains(number) ? "HTTPS" : "";
    }
}
