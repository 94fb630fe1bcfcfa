/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL of a known service, taken apart. Nothing of it is kept that could be a secret or that a driver would obey: neither
 * its password nor parameters other than those of TLS.
 *
 * @param scheme in lower case, without {@code jdbc:}
 * @param rest after the user-info
 * @param userInfo {@code null} if there is none
 */
record ServiceUrl(
        Backend backend,
        String scheme,
        String rest,
        @Nullable String userInfo) {
    private static final Pattern URL = Pattern.compile("(?s)(?i:jdbc:)?([A-Za-z][A-Za-z0-9+]*)://(.*)");
    private static final Pattern ORACLE = Pattern.compile("(?s)(?i:jdbc:oracle:thin:)@(?://)?([^/:]+:\\d+).*");
    private static final Pattern IN_PROGRAM = Pattern.compile("(?s)(?i)jdbc:(h2|hsqldb|sqlite|derby):.*");
    private static final Pattern PARTS = Pattern.compile("(?s)([^/?;#]*)(?:/([^?;#]*))?(?:([?;]).*)?");
    private static final Pattern KEPT = Pattern.compile("[?&]((?:sslmode|ssl|sslMode|useSSL)=[A-Za-z_-]{1,20})(?=&|$)");
    private static final Set<String> TLS = Set.of("ldaps", "rediss", "valkeys");
    private static final String PLAIN = "(?:[A-Za-z0-9._$-]|" + HostPort.REFERENCE + ")";
    private static final Pattern DATABASE = Pattern.compile("(?!.*\\$\\$)" + PLAIN + "*");
    private static final Pattern USER = Pattern.compile("(?!.*\\$\\$)" + PLAIN + "+");

    /** The text as such a URL, if its scheme is known. */
    static Optional<ServiceUrl> of(String text) {
        Matcher oracle = ORACLE.matcher(text);
        if (oracle.matches()) {
            return Optional.of(new ServiceUrl(Backend.ORACLE, "oracle", oracle.group(1), null));
        }
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return Optional.empty();
        }
        String scheme = url.group(1).toLowerCase(Locale.ROOT);
        String rest = url.group(2);
        int at = rest.lastIndexOf('@');
        return Backend.ofScheme(scheme)
                .map(backend ->
                        new ServiceUrl(backend, scheme, rest.substring(at + 1), at < 0 ? null : rest.substring(0, at)));
    }

    /** Whether the text is the URL of a database that runs within the program. */
    static boolean isInProgram(String text) {
        return IN_PROGRAM.matcher(text).matches();
    }

    /** A name of a user or a database that can be written as it is. */
    static Optional<String> plain(String text) {
        return USER.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /**
     * How to reach it; empty if that is not understood. An {@code @} after the end of the host could be part of a
     * password or of a parameter, so that nobody knows where the host is.
     */
    Optional<Access> access() {
        if (userInfo != null && userInfo.matches("(?s).*[/?#;].*")) {
            return Optional.empty();
        }
        Matcher parts = PARTS.matcher(rest);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String database = parts.group(2) == null ? "" : parts.group(2);
        boolean jdbc = backend.type().equals("jdbc");
        if (jdbc && !DATABASE.matcher(database).matches()) {
            return Optional.empty();
        }
        Optional<List<HostPort>> hosts = HostPort.list(parts.group(1), backend.port());
        boolean tls = TLS.contains(scheme);
        return hosts.map(each -> new Access(
                backend, each, tls, jdbc ? database : "", username().orElse(null), null, jdbc ? kept() : ""));
    }

    private Optional<String> username() {
        String name = userInfo == null ? parameter("user").orElse("") : userInfo.replaceFirst("(?s):.*", "");
        return plain(name);
    }

    /** The password as written; empty if there is none. */
    Optional<String> password() {
        if (userInfo == null) {
            return parameter("password");
        }
        int colon = userInfo.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.of(userInfo.substring(colon + 1));
    }

    private Optional<String> parameter(String name) {
        Matcher matcher = Pattern.compile("[?&;]" + name + "=([^&;#]*)", Pattern.CASE_INSENSITIVE)
                .matcher(rest);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String kept() {
        List<String> kept =
                KEPT.matcher(rest).results().map(found -> found.group(1)).toList();
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    /** Shows nothing that may be secret. */
    @Override
    public String toString() {
        return backend.label();
    }
}
