/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void listsAreOneElementALine() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("names", List.of("a", "b"));
        json.put("none", List.of());
        json.put("share", 0.5);
        json.put("fine", true);
        json.put("count", 3L);

        assertThat(JsonText.indented(json)).isEqualTo("""
                {
                  "names" : [
                    "a",
                    "b"
                  ],
                  "none" : [ ],
                  "share" : 0.5,
                  "fine" : true,
                  "count" : 3
                }
                """);
    }

    @Test
    void streamedListsAreOnOneLine() {
        String json = JsonText.streamed(generator -> {
            generator.writeStartObject();
            generator.writeName("points");
            generator.writeArray(new int[] {1, 2}, 0, 2);
            generator.writeEndObject();
        });

        assertThat(json).isEqualTo("{\n  \"points\" : [ 1, 2 ]\n}\n");
    }

    @Test
    void unprintableCharactersAreEscaped() {
        assertThat(JsonText.indented("\u202eabc")).isEqualTo("\"\\u202eabc\"\n");
    }

    @Test
    void aStreamIsAListThatIsMadeWhileItIsWritten() {
        StringWriter text = new StringWriter();

        JsonText.indented(
                Stream.of("##group[a", "\u202eb")
                        .peek(each -> assertThat(text.toString()).doesNotContain(each)),
                text);

        assertThat(text).hasToString("[\n  \"#\\u0023group[a\",\n  \"\\u202eb\"\n]\n");
    }
}
