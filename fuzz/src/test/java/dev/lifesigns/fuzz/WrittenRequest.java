/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.fuzz;

import dev.lifesigns.http.HealthRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it would be written on the wire: {@code GET /path?query}, then a header in each line. Anything goes, since
 * frameworks differ in what they let through.
 */
record WrittenRequest(String method, String path, @Nullable String query, Map<String, String> headers)
        implements HealthRequest {
    private static final byte[] PROXY = {(byte) 192, 0, 2, 7};

    static WrittenRequest of(String text) {
        String[] lines = text.split("\n", -1);
        String[] line = lines[0].split(" ", 2);
        String target = line.length == 1 ? "" : line[1];
        int mark = target.indexOf('?');
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            if (colon > 0) {
                headers.merge(lines[i].substring(0, colon), lines[i].substring(colon + 2), (a, b) -> a + ", " + b);
            }
        }
        return new WrittenRequest(
                line[0],
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? null : target.substring(mark + 1),
                headers);
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** A trusted proxy, so that what it forwards is read. */
    @Override
    public InetAddress remoteAddress() {
        try {
            return InetAddress.getByAddress(PROXY);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
