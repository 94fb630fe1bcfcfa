/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.probes.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The checks that were found, each server once. Not thread-safe. */
final class Drafts {
    private static final int MOST = 200;
    private static final int MOST_REASONS = 4;

    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();

    List<Draft> all() {
        return drafts;
    }

    /** Adds it, or merges it with the one of the same server. */
    void add(Draft draft, Position position) {
        for (int i = 0; i < drafts.size(); i++) {
            if (isSame(drafts.get(i), draft)) {
                drafts.set(i, merged(drafts.get(i), draft));
                return;
            }
        }
        if (drafts.size() == MOST) {
            throw new InvalidSourceException(
                    position, "more than " + MOST + " checks (expected: files of a single service)");
        }
        drafts.add(draft);
    }

    /** A service on its own has a database by default, which need not be the one that a program uses. */
    private static boolean isSame(Draft known, Draft draft) {
        if (known.target() == null || draft.target() == null) {
            return known.options().equals(draft.options());
        }
        boolean sameDatabase = known.database().equals(draft.database());
        return known.target().key().equals(draft.target().key())
                && (sameDatabase || known.rank() < Draft.USED || draft.rank() < Draft.USED);
    }

    private static Draft merged(Draft known, Draft draft) {
        Draft best = draft.rank() > known.rank() ? draft : known;
        return new Draft(
                known.name(),
                best.type(),
                best.options(),
                best.target(),
                best.database(),
                best.rank(),
                Stream.concat(known.reasons().stream(), draft.reasons().stream())
                        .distinct()
                        .limit(MOST_REASONS)
                        .toList(),
                known.critical() == null ? draft.critical() : known.critical());
    }

    /**
     * The variable for a secret that is written in a file.
     *
     * @param owner distinguishes two secrets of the same name
     * @param secret as written; not kept in any output
     */
    String variable(String wanted, String owner, String secret) {
        String name = wanted;
        for (int i = 1; !variables.computeIfAbsent(name, any -> secret).equals(secret); i++) {
            name = Setting.variableName(owner) + "_" + wanted + (i == 1 ? "" : "_" + i);
        }
        return name;
    }

    /** A valid name for a check that is none of the others. */
    static String name(String found, Map<String, ?> taken) {
        String plain = found.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
        String start = plain.isEmpty() ? "check" : shortened(plain, 58);
        String name = start;
        for (int i = 2; taken.containsKey(name); i++) {
            name = start + "-" + i;
        }
        return name;
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** The place of a value, {@code compose.yaml:14}. */
    static String place(@Nullable Position position) {
        return position == null ? "" : position.line() == 0 ? position.file() : position.file() + ":" + position.line();
    }
}
