/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
    private static final String SMILE = "\ud83d\ude00";
    private static final char HIGH = SMILE.charAt(0);
    private static final char LOW = SMILE.charAt(1);

    @Test
    void whatFitsIsNotShortened() {
        assertThat(Text.shortened("a".repeat(1_000), 1_000)).isEqualTo("a".repeat(1_000));
        assertThat(Text.shortened("a".repeat(1_001), 1_000)).isEqualTo("a".repeat(999) + "…");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(Text.shortened("ab" + SMILE + "cd", 4)).isEqualTo("ab…");
        assertThat(Text.shortened("a" + SMILE + "bcd", 4)).isEqualTo("a" + SMILE + "…");
    }

    @Test
    void aBreakAndTheWhiteSpaceAfterItAreOneSpace() {
        assertThat(Text.oneLine("a\r\n\t b c")).isEqualTo("a b c");
        assertThat(Text.oneLine("a\u2029b  c\u2028")).isEqualTo("a b  c");
    }

    @Test
    void halvesOfCharactersAreReplacedWhereverTheyStand() {
        assertThat(Text.oneLine(LOW + "a" + SMILE + HIGH)).isEqualTo("\ufffda" + SMILE + "\ufffd");
        assertThat(Text.oneLine("a" + LOW + HIGH + "b")).isEqualTo("a\ufffd\ufffdb");
        assertThat(Text.oneLine("" + HIGH + HIGH + LOW + LOW)).isEqualTo("\ufffd" + SMILE + "\ufffd");
    }

    @Test
    void charactersThatNobodySeesAreReplaced() {
        assertThat(Text.oneLine("a\u202eb\u200bc\ufeffd")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
        assertThat(Text.oneLine("a\ue000b" + Character.toString(0xe0041))).isEqualTo("a\ufffdb\ufffd");
    }
}
