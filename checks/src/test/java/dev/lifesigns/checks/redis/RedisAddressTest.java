/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
    @Test
    void defaultsAreThoseOfRedis() {
        assertThat(RedisAddress.parse("redis://cache"))
                .isEqualTo(new RedisAddress(false, "cache", 6379, 0, null, null));
    }

    @Test
    void everyPartIsRead() {
        assertThat(RedisAddress.parse("rediss://app:s%40fe@my_cache.internal:6380/7"))
                .isEqualTo(new RedisAddress(true, "my_cache.internal", 6380, 7, "app", "s@fe"));
        assertThat(RedisAddress.parse("redis://[::1]:6380/"))
                .isEqualTo(new RedisAddress(false, "::1", 6380, 0, null, null));
    }

    @Test
    void userInfoWithoutUserIsThePassword() {
        assertThat(RedisAddress.parse("redis://:s+fe@cache").password()).isEqualTo("s+fe");
        assertThat(RedisAddress.parse("redis://s+fe@cache"))
                .isEqualTo(new RedisAddress(false, "cache", 6379, 0, null, "s+fe"));
    }

    @Test
    void optionsPrecedeTheUri() {
        RedisAddress address = RedisAddress.parse("redis://app:old@cache");

        assertThat(address.as(null, "new")).isEqualTo(new RedisAddress(false, "cache", 6379, 0, "app", "new"));
        assertThat(address.as("admin", null).username()).isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cache:6379",
                "http://:hunter2@cache",
                "redis://:hunter2@",
                "redis://:hunter2@cache:port",
                "redis://:hunter2@cache:0",
                "redis://:hunter2@cache:65536",
                "redis://:hunter2%zz@cache",
                "redis://:hunter2@cache/db",
            })
    void invalidAddressIsRejectedWithoutRepeatingIt(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisAddress.parse(uri))
                .satisfies(refused -> assertThat(refused)
                        .hasMessageStartingWith("uri: ")
                        .hasMessageContaining("(expected: ")
                        .hasNoCause())
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void textHasNoPassword() {
        assertThat(RedisAddress.parse("redis://app:hunter2@cache:6380/1")).hasToString("redis://cache:6380/1");
    }
}
