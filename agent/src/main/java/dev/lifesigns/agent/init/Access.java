/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a known service is reached. Contains no secret.
 *
 * @param hosts at least one
 * @param database of a relational database; empty if there is none
 * @param username {@code null} if there is none
 * @param password a reference; {@code null} if there is none
 * @param parameters of its URL that are kept, with the question mark
 */
record Access(
        Backend backend,
        List<HostPort> hosts,
        boolean tls,
        String database,
        @Nullable String username,
        @Nullable String password,
        String parameters) {
    static Access of(Backend backend, List<HostPort> hosts) {
        return new Access(backend, hosts, false, "", null, null, "");
    }

    Access with(@Nullable String newUsername, @Nullable String newPassword, String newDatabase) {
        return new Access(backend, hosts, tls, newDatabase, newUsername, newPassword, parameters);
    }

    Access withTls() {
        return new Access(backend, hosts, true, database, username, password, parameters);
    }

    /** The options of its check. */
    Map<String, String> options() {
        HostPort first = hosts.get(0);
        return switch (backend.type()) {
            case "jdbc" -> {
                String all =
                        String.join(",", hosts.stream().map(HostPort::toString).toList());
                String url = backend.jdbcScheme() + "://" + all + "/" + database + parameters;
                yield withCredentials("url", url, username, password);
            }
            case "redis" -> withCredentials("uri", (tls ? "rediss" : "redis") + "://" + first, username, password);
            case "memcached", "mqtt", "nats" -> withBoth(tcp(first));
            case "ldap" -> withFlag(tcp(first));
            case "elasticsearch" -> withBoth(url(first));
            case "consul", "etcd", "vault" -> url(first);
            default -> tcp(first);
        };
    }

    private Map<String, String> withFlag(Map<String, String> options) {
        if (tls) {
            options.put("tls", "true");
        }
        return options;
    }

    private Map<String, String> url(HostPort target) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("url", (tls ? "https" : "http") + "://" + target);
        return options;
    }

    private Map<String, String> withBoth(Map<String, String> options) {
        if (username != null && password != null) {
            options.put("username", username);
            options.put("password", password);
        }
        return options;
    }

    static Map<String, String> withCredentials(
            String option, String url, @Nullable String username, @Nullable String password) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(option, url);
        if (username != null) {
            options.put("username", username);
        }
        if (password != null) {
            options.put("password", password);
        }
        return options;
    }

    static Map<String, String> tcp(HostPort target) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("host", target.host().replaceAll("[\\[\\]]", ""));
        options.put("port", target.port());
        return options;
    }
}
