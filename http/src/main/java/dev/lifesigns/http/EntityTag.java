/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import java.util.Locale;

/**
 * Makes and compares entity tags.
 *
 * <p>A tag represents the statuses and kinds of errors in a response, not its bytes: it is weak, does not change with a
 * latency alone, and is the same on every replica with the same content.
 */
final class EntityTag {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long hash = FNV_OFFSET;

    private EntityTag() {}

    static String of(Dialect dialect, Report report) {
        EntityTag tag = new EntityTag();
        tag.add(dialect.name());
        tag.add(report.audience().name());
        tag.add(report.extent().name());
        tag.add(report.subject());
        tag.add(report.status().wireName());
        for (CheckSnapshot check : report.checks()) {
            ErrorKind error = check.error();
            tag.add(check.name());
            tag.add(check.status().wireName());
            tag.add(error == null ? "" : error.wireName());
        }
        if (report.detailed()) {
            tag.addStages(report.everything());
        }
        return tag.text();
    }

    /** The tag of a response that depends on these words only. */
    static String of(String... words) {
        EntityTag tag = new EntityTag();
        for (String word : words) {
            tag.add(word);
        }
        return tag.text();
    }

    private String text() {
        return "W/\"" + String.format(Locale.ROOT, "%016x", hash) + '"';
    }

    private void addStages(HealthSnapshot snapshot) {
        add(snapshot.lifecycle().wireName());
        for (ProbeSnapshot probe : snapshot.probes()) {
            add(probe.name());
            add(probe.status().wireName());
        }
    }

    private void add(String word) {
        for (int i = 0; i < word.length(); i++) {
            mix(word.charAt(i));
        }
        mix(0);
    }

    private void mix(int unit) {
        hash = (hash ^ unit) * FNV_PRIME;
    }

    /**
     * Whether {@code If-None-Match} names a tag, by weak comparison (RFC 9110, section 13.1.2). Elements after a
     * malformed one are not read.
     */
    static boolean matches(String ifNoneMatch, String tag) {
        int length = ifNoneMatch.length();
        int opaqueLength = tag.length() - 2;
        int at = skipSeparators(ifNoneMatch, 0);
        if (at < length && ifNoneMatch.charAt(at) == '*') {
            return skipSeparators(ifNoneMatch, at + 1) == length;
        }
        while (at < length) {
            int open = ifNoneMatch.startsWith("W/", at) ? at + 2 : at;
            int close = open < length && ifNoneMatch.charAt(open) == '"' ? ifNoneMatch.indexOf('"', open + 1) : -1;
            if (close < 0) {
                return false;
            }
            if (close + 1 - open == opaqueLength && ifNoneMatch.regionMatches(open, tag, 2, opaqueLength)) {
                return true;
            }
            at = skipSeparators(ifNoneMatch, close + 1);
        }
        return false;
    }

    private static int skipSeparators(String text, int from) {
        int at = from;
        while (at < text.length() && " \t,".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
