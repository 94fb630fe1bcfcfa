/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import dev.lifesigns.ErrorKind;
import java.util.List;

/** The kinds of a Redis server's error replies: the first word is a code, the rest is prose. */
final class RedisErrors {
    private static final List<String> UNAUTHORIZED = List.of(
            "NOAUTH ",
            "WRONGPASS ",
            "NOPERM ",
            // from before there were codes
            "ERR invalid password",
            "ERR AUTH ",
            "ERR Client sent AUTH");
    private static final String TOO_MANY_CLIENTS = "ERR max number of clients reached";

    private RedisErrors() {}

    static ErrorKind kindOf(String error) {
        if (UNAUTHORIZED.stream().anyMatch(error::startsWith)) {
            return ErrorKind.UNAUTHORIZED;
        }
        return error.startsWith(TOO_MANY_CLIENTS) ? ErrorKind.EXHAUSTED : ErrorKind.FAILED;
    }
}
