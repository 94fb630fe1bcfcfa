/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lifesigns.text.Printable;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Whatever is printed is one line that nobody obeys, and says exactly what the text was. */
class PrintableFuzzTest {
    private static final Pattern COMMAND = Pattern.compile("^[\\s\\p{Z}]*::|##[A-Za-z]{0,40}\\[");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([nrte\\\\])|u([0-9a-f]{4})|u\\{([0-9a-f]{5,6})\\})");
    private static final String SHORT = "nrte\\";
    private static final String MEANING = "\n\r\t\u001b\\";

    private static final List<String> PARTS = List.of(
            "::",
            "##",
            "[",
            "vso",
            "error",
            " ",
            "\u00a0",
            "\\",
            "\\u",
            "u{",
            "}",
            "\n",
            "\r",
            "\u001b[",
            "\u009b",
            "\u202e",
            "\u2028",
            "\ud800",
            "\udc00",
            "\ue000",
            "\udb40\udc41",
            "#",
            ":");

    @Test
    void partsOfCommandsAndEscapes() {
        for (String a : PARTS) {
            for (String b : PARTS) {
                for (String c : PARTS) {
                    assertPrintable(a + b + c);
                    assertPrintable(a + a + b + b + "vso[" + c);
                }
            }
        }
    }

    @FuzzTest
    void everyTextIsOneLineAndNoneOther(FuzzedDataProvider data) {
        StringBuilder text = new StringBuilder();
        while (data.remainingBytes() > 0) {
            text.append(data.consumeBoolean() ? data.pickValue(PARTS) : data.consumeString(8));
        }
        assertPrintable(text.toString());
        assertJson(text.toString());
    }

    private static void assertPrintable(String text) {
        String line = Printable.of(text);

        assertThat(line.codePoints().noneMatch(Printable::isUnprintable)).isTrue();
        assertThat(COMMAND.matcher(line).find()).as(line).isFalse();
        assertThat(read(line)).isEqualTo(text);
    }

    private static void assertJson(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(c < ' ' || c == '"' || c == '\\' ? "" : Character.toString(c)));
        String printable = Printable.json(json.append('"').toString());

        assertThat(printable.codePoints().noneMatch(Printable::isUnprintable)).isTrue();
        assertThat(COMMAND.matcher(printable).find()).as(printable).isFalse();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), printable)) {
            parser.nextToken();
            assertThat('"' + parser.getString() + '"').isEqualTo(json.toString());
        }
    }

    /** The text behind a line. */
    private static String read(String line) {
        return ESCAPE.matcher(line).replaceAll(PrintableFuzzTest::meaning);
    }

    private static String meaning(MatchResult escape) {
        String text = escape.group(1) != null
                ? String.valueOf(MEANING.charAt(SHORT.indexOf(escape.group(1))))
                : Character.toString(Integer.parseInt(escape.group(2) != null ? escape.group(2) : escape.group(3), 16));
        return Matcher.quoteReplacement(text);
    }
}
