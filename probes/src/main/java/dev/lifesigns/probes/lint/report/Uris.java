/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** URIs in a report. */
final class Uris {
    /** Of a path, as RFC 3986, section 3.3, has it. */
    private static final String PUNCTUATION = "-._~!$&'()*+,;=:@/";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Uris() {}

    /** The name of a file as a URI reference, relative if the name is; characters that a URI may not contain are escaped. */
    static String ofFile(String name) {
        String path = name.replace('\\', '/');
        if (isAbsolute(name)) {
            return "file://" + (path.startsWith("/") ? "" : "/") + escaped(path);
        }
        return (firstSegmentWithColon(path) ? "./" : "") + escaped(path);
    }

    private static String escaped(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || PUNCTUATION.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(HEX.toHexDigits(each));
            }
        }
        return uri.toString();
    }

    /** Whether it would be mistaken for a scheme. */
    private static boolean firstSegmentWithColon(String path) {
        return path.matches("(?s)[^/]*:.*");
    }

    static boolean isAbsolute(String name) {
        return name.startsWith("/") || name.matches("(?s)[A-Za-z]:[\\\\/].*");
    }
}
