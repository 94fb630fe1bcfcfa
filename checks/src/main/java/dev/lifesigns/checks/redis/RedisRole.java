/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a server is for the others: the answer to the command {@code ROLE}. */
public enum RedisRole {
    /** It accepts writes, and replicates them. */
    PRIMARY("master"),
    /** It follows a primary. */
    REPLICA("slave"),
    /** It watches primaries and holds no data. */
    SENTINEL("sentinel");

    private final String word;

    RedisRole(String word) {
        this.word = word;
    }

    /** The role that a server calls by that word, or {@code null}. */
    static @Nullable RedisRole of(String word) {
        for (RedisRole role : values()) {
            if (role.word.equals(word)) {
                return role;
            }
        }
        return null;
    }

    /** As in a configuration: {@code primary}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
