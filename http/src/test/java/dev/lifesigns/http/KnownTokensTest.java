/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownTokensTest {
    /** Of {@code test}. */
    private static final String HASH = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final String OTHER = "sha256:" + "AB".repeat(32);

    @Test
    void containsTheTokensWithItsHashes() {
        KnownTokens tokens = KnownTokens.of(List.of(OTHER, HASH));

        assertThat(tokens.contains("test")).isTrue();
        assertThat(tokens.contains("tests")).isFalse();
        assertThat(tokens.contains(HASH)).isFalse();
        assertThat(KnownTokens.NONE.contains("test")).isFalse();
    }

    @Test
    void malformedHashIsCountedAndNotRepeated() {
        assertThat(KnownTokens.isHash(HASH)).isTrue();
        assertThat(KnownTokens.isHash("hunter2")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownTokens.of(List.of(HASH, "hunter2")))
                .withMessage("bearer token 2: malformed hash (expected: sha256: and 64 hexadecimal digits, as"
                        + " 'lifesigns token' prints them)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownTokens.of(List.of()))
                .withMessage("bearer tokens: none (expected: at least one hash)");
    }

    @Test
    void nullIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> KnownTokens.of(null))
                .withMessage("KnownTokens.of: hashes is null");
        assertThatNullPointerException()
                .isThrownBy(() -> KnownTokens.isHash(null))
                .withMessage("KnownTokens.isHash: text is null");
        assertThatNullPointerException()
                .isThrownBy(() -> KnownTokens.NONE.contains(null))
                .withMessage("KnownTokens.contains: token is null");
    }
}
