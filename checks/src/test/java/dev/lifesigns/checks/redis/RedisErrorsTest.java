/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.ErrorKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOAUTH Authentication required. | UNAUTHORIZED",
                "WRONGPASS invalid username-password pair or user is disabled. | UNAUTHORIZED",
                "NOPERM this user has no permissions to run the 'ping' command | UNAUTHORIZED",
                "ERR invalid password | UNAUTHORIZED",
                "ERR Client sent AUTH, but no password is set | UNAUTHORIZED",
                "ERR AUTH <password> called without any password configured | UNAUTHORIZED",
                "ERR max number of clients reached | EXHAUSTED",
                "LOADING Redis is loading the dataset in memory | FAILED",
                "BUSY Redis is busy running a script. | FAILED",
                "MASTERDOWN Link with MASTER is down | FAILED",
                "CLUSTERDOWN The cluster is down | FAILED",
                "ERR unknown command | FAILED",
            })
    void firstWordDeterminesTheKind(String error, ErrorKind kind) {
        assertThat(RedisErrors.kindOf(error)).isEqualTo(kind);
    }
}
