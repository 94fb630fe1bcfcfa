/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One property for a driver, in its URL or beside it.
 *
 * @param name in lower case, percent-decoded, with {@code _} for each space
 * @param value as written; may be a secret
 * @param shown the name as written, percent-decoded; {@code null} if it could be part of a secret
 */
record UrlProperty(String name, String value, @Nullable String shown) {
    private static final int MOST_DECODINGS = 3;
    private static final Pattern PRESENTABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_. +-]{1,60}");

    /** All properties for a driver of this family, from the URL and beside it. */
    static List<UrlProperty> of(DriverFamily family, String url, Properties properties) {
        List<UrlProperty> found = new ArrayList<>();
        switch (family) {
            case H2 -> read(found, url, "(?<!\\\\);", false);
            case HSQLDB, DERBY -> read(found, url, ";", false);
            case SQLITE, POSTGRESQL -> read(found, url, "[?&]", false);
            case MYSQL -> {
                int query = url.indexOf('?');
                // (host=db,port=3306,name=value) and address=(host=db)(name=value)
                read(found, query < 0 ? url : url.substring(0, query), "[(),]", true);
                read(found, query < 0 ? "" : url.substring(query), "[?&#]", false);
            }
            case OTHER -> read(found, url, "[?&;,(){}]", true);
        }
        properties.forEach((name, value) -> found.add(of(name.toString(), value.toString(), true)));
        return found;
    }

    /** Splits a text that starts with something other than a property. */
    private static void read(List<UrlProperty> found, String text, String delimiter, boolean onlyPairs) {
        String[] pieces = text.split(delimiter, -1);
        for (int i = 1; i < pieces.length; i++) {
            String piece = pieces[i];
            int equals = piece.indexOf('=');
            if (equals >= 0) {
                found.add(of(piece.substring(0, equals), piece.substring(equals + 1), true));
            } else if (!piece.isBlank() && !onlyPairs) {
                found.add(of(piece, "", false));
            }
        }
    }

    private static UrlProperty of(String name, String value, boolean isName) {
        String plain = decoded(name).strip();
        boolean presentable = isName && PRESENTABLE.matcher(plain).matches();
        return new UrlProperty(
                plain.toLowerCase(Locale.ROOT).replaceAll("\\s", "_"), value.strip(), presentable ? plain : null);
    }

    private static String decoded(String name) {
        String decoded = name;
        for (int i = 0; i < MOST_DECODINGS && decoded.indexOf('%') >= 0; i++) {
            try {
                decoded = URLDecoder.decode(decoded.replace("+", "%2B"), UTF_8);
            } catch (IllegalArgumentException strayPercent) {
                return decoded;
            }
        }
        return decoded;
    }
}
