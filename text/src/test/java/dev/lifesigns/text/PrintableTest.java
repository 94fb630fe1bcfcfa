/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @Test
    void ordinaryTextIsTheSame() {
        String text = "Grüße, 世界: 'a' -> \"b\" (50%) 😀 # 1, ##2, a::b, ::1 in the middle ::x";

        assertThat(Printable.of(text)).isSameAs(text);
    }

    @Test
    void whatATerminalObeysIsShown() {
        assertThat(Printable.of("a\nb\rc\td\u001b[31me\u009b2Jf\u0007\u0000\u007f\u0085"))
                .isEqualTo("a\\nb\\rc\\td\\e[31me\\u009b2Jf\\u0007\\u0000\\u007f\\u0085");
    }

    @Test
    void whatNobodySeesIsShown() {
        assertThat(Printable.of("a\u202eb\u2066c\u200bd\ufeffe\u2028f\u2029\u00ad"))
                .isEqualTo("a\\u202eb\\u2066c\\u200bd\\ufeffe\\u2028f\\u2029\\u00ad");
        assertThat(Printable.of(Character.toString(0xe0041))).isEqualTo("\\u{e0041}");
    }

    @Test
    void halvesPrivateAndUnassignedCharactersAreShown() {
        assertThat(Printable.of("a\ud800b\udc00\ue000\uffff")).isEqualTo("a\\ud800b\\udc00\\ue000\\uffff");
        assertThat(Printable.of(Character.toString(0x10fffd))).isEqualTo("\\u{10fffd}");
    }

    @Test
    void aBackslashIsNotTakenForAnEscape() {
        assertThat(Printable.of("a\\nb\n")).isEqualTo("a\\\\nb\\n");
    }

    @Test
    void noCharacterIsForgotten() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(c -> {
            String printable = Printable.of("x" + Character.toString(c));
            assertThat(printable.codePoints().noneMatch(Printable::isUnprintable))
                    .as(Integer.toHexString(c))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"::error file=x::y", "  ::error::y", "\u00a0\u3000::stop-commands::x", "::", ":::x"})
    void noLineStartsLikeACommandOfGithub(String text) {
        assertThat(Printable.of(text)).containsPattern("^[\\u00a0\\u3000 ]*\\\\u003a:");
        assertThat(Printable.lineStart(text)).isEqualTo(Printable.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "##[error]x, #\\u0023[error]x",
        "a ##vso[task.setvariable]x, a #\\u0023vso[task.setvariable]x",
        "##teamcity[buildStop], #\\u0023teamcity[buildStop]",
        "###[x], ##\\u0023[x]",
    })
    void noLineHoldsACommandOfAzureOrTeamcity(String text, String printed) {
        assertThat(Printable.of(text)).isEqualTo(printed);
    }

    @Test
    void aPrefixIsCutBetweenCharacters() {
        assertThat(Printable.of("abc", 3)).isEqualTo("abc");
        assertThat(Printable.of("abcd", 3)).isEqualTo("abc…");
        assertThat(Printable.of("ab😀", 3)).isEqualTo("ab…");
        assertThat(Printable.of("\n\n\n", 2)).isEqualTo("\\n\\n…");
    }

    @Test
    void eachLineOfSeveralIsOne() {
        assertThat(Printable.lines("a\r\n::error::b\n\u001bc\n")).isEqualTo("a\\r\n\\u003a:error::b\n\\ec\n");
    }

    @Test
    void jsonKeepsItsLayoutAndItsValues() {
        String json = "{\n  \"a\\\\b\": \"\u009b\u202e##vso[x]\u007f " + Character.toString(0xe0041) + "é\ud800\"\n}\n";

        assertThat(Printable.json(json))
                .isEqualTo("{\n  \"a\\\\b\": \"\\u009b\\u202e#\\u0023vso[x]\\u007f \\udb40\\udc41é\\ud800\"\n}\n");
    }
}
