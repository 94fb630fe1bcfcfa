/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifesigns.text.BoundedComposer.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

class YamlReaderTest {
    private static final YamlReader READER = new YamlReader("a.yaml", new Bounds(8, 100));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a:; b: 1;   c: 2;              | 3:4: indented by 3 spaces (expected: 1 space as on line 2)
            a:;  b: 1;;# c;   c: 2;        | 5:4: indented by 3 spaces (expected: 2 spaces as on line 2)
            a:;  b: [];   c: 2;            | 3:4: indented by 3 spaces (expected: 2 spaces as on line 2)
            a:;  b:;    c: 1;   d: 2;      | 4:4: indented by 3 spaces (expected: 4 spaces as on line 3, or 2 as on line 2)
            a:;  - 1; - 2;                 | 3:2: indented by 1 space (expected: 2 spaces as on line 2, or 0 as on line 1)
            url: http: x                   | 1:10: a ':' within a value (expected: quotes around a value that has ': ' in it)
            a:;  url: http: x              | 2:12: a ':' within a value (expected: quotes around a value that has ': ' in it)
            a: "x;b: 1                     | 1:4: a quote without its end (expected: the same quote after the value)
            a: 'x                          | 1:4: a quote without its end (expected: the same quote after the value)
            a:;\tb: 1                     | 2:1: a tab (expected: spaces for indentation)
            a: *secret                     | 1:4: not YAML: found undefined alias
            a: [[[[[[[[[                   | 1:11: not YAML: nested more than 8 levels deep
            a: 1;---;b: 2                  | 2:1: another document (expected: one document in a file)
            """)
    void theProblemIsDescribed(String text, String problem) {
        MalformedYamlException thrown = catchThrowableOfType(
                MalformedYamlException.class,
                () -> READER.document(text.replace(';', '\n').replace("\\t", "\t")));

        assertThat(thrown.position().inFile() + ": " + thrown.message()).isEqualTo(problem);
    }

    @Test
    void mergeAndDuplicateKeysAreKeptAsTheyAre() throws MalformedYamlException {
        Node document = READER.document("a: &x {b: 1}\n<<: *x\na: 2\n").orElseThrow();

        assertThat(((MappingNode) document).getValue()).hasSize(3);
    }

    @Test
    void documentsWithoutContentAreSkipped() throws MalformedYamlException {
        assertThat(READER.document("# nothing\n")).isEmpty();
        List<String> documents = new ArrayList<>();
        READER.read("---\na: 1\n---\n~\n---\nb: 2\n", Set.of(), item -> {}, document -> documents.add(place(document)));
        assertThat(documents).containsExactly("a.yaml:2:1", "a.yaml:6:1");
    }

    @Test
    void mapsOfALongListAreHandedOverOneByOne() throws MalformedYamlException {
        List<String> read = new ArrayList<>();
        READER.read(
                "{a: {items: [{x: 1}]}, items: [{x: 1}, 2, {items: [{y: 1}]}], b: {c: 1}}",
                Set.of("items"),
                item -> read.add(place(item)),
                document -> read.add(document.getNodeType() + " " + place(document)));
        assertThat(read).containsExactly("a.yaml:1:32", "a.yaml:1:43", "MAPPING a.yaml:1:1");
    }

    @Test
    void theBoundsAreThoseOfAnItem() throws MalformedYamlException {
        YamlReader reader = new YamlReader("a.yaml", new Bounds(4, 20));
        List<String> items = new ArrayList<>();
        reader.read(
                "items: [" + "{a: [1, 2, 3]}, ".repeat(100) + "]",
                Set.of("items"),
                item -> items.add(place(item)),
                all -> {});
        assertThat(items).hasSize(100);
    }

    @Test
    void whatPrecedesAProblemHasBeenRead() {
        List<String> items = new ArrayList<>();
        assertThatThrownBy(() -> READER.read(
                        "items:\n- a: 1\n- [\n", Set.of("items"), item -> items.add(place(item)), document -> {}))
                .isInstanceOf(MalformedYamlException.class);
        assertThat(items).containsExactly("a.yaml:2:3");
    }

    private static String place(Node node) {
        return YamlReader.position(node, "a.yaml").toString();
    }
}
