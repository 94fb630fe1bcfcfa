/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Credentials that were verified before. */
class CredentialCacheTest {
    @Test
    void whoProvedItIsRememberedForFiveMinutes() {
        long[] now = {0};
        CredentialCache remembered = new CredentialCache(() -> now[0]);
        byte[] credentials = "admin:secret".getBytes(UTF_8);

        assertThat(remembered.contains(credentials)).isFalse();
        remembered.add(credentials);
        now[0] = Duration.ofMinutes(5).toNanos() - 1;
        assertThat(remembered.contains("admin:secret".getBytes(UTF_8))).isTrue();
        assertThat(remembered.contains("admin:secreT".getBytes(UTF_8))).isFalse();
        now[0]++;
        assertThat(remembered.contains(credentials)).isFalse();
    }

    @Test
    void rememberedCredentialsAreBounded() {
        CredentialCache remembered = new CredentialCache(() -> 0);
        for (int i = 0; i < 10_000; i++) {
            remembered.add(("user:" + i).getBytes(UTF_8));
            assertThat(remembered.size()).isLessThanOrEqualTo(CredentialCache.CAPACITY);
        }
        assertThat(remembered.contains("user:9999".getBytes(UTF_8))).isTrue();
    }

    @Test
    void whatHasExpiredMakesRoomForTheRest() {
        long[] now = {0};
        CredentialCache remembered = new CredentialCache(() -> now[0]);
        for (int i = 0; i < CredentialCache.CAPACITY; i++) {
            now[0] = i < 10 ? 0 : Duration.ofMinutes(3).toNanos();
            remembered.add(("user:" + i).getBytes(UTF_8));
        }
        now[0] = Duration.ofMinutes(5).toNanos();
        remembered.add("user:late".getBytes(UTF_8));

        assertThat(remembered.size()).isEqualTo(CredentialCache.CAPACITY - 10 + 1);
        assertThat(remembered.contains("user:10".getBytes(UTF_8))).isTrue();
        assertThat(remembered.contains("user:late".getBytes(UTF_8))).isTrue();
    }
}
