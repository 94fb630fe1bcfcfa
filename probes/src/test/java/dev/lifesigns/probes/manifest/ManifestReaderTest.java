/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {
    private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: orders}\n";

    @Test
    void valuesKnowWhereTheyStand() {
        MapValue root = only("# orders\n---\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: a\n")
                .root();

        MapValue container = root.map("spec").orElseThrow().maps("containers").get(0);
        assertThat(root.positionOf("kind")).isEqualTo(at(4, 1));
        assertThat(container.positionOf("image")).isEqualTo(at(7, 7));
    }

    @Test
    void columnsCountCodePoints() {
        MapValue root = only("{apiVersion: v1, \"\uD83D\uDE00\": 1, kind: Pod}").root();

        assertThat(root.positionOf("kind")).isEqualTo(at(1, 26));
    }

    @Test
    void linesEndAsTheFileEndsThem() {
        String unix = POD + "---\n" + POD;

        for (String end : List.of("\n", "\r\n", "\r")) {
            List<KubernetesObject> objects = read(unix.replace("\n", end)).objects();
            assertThat(objects).hasSize(2);
            assertThat(objects.get(1).root().positionOf("kind")).isEqualTo(at(6, 1));
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() {
        assertThat(only("\uFEFF" + POD).kind()).isEqualTo("Pod");
    }

    @Test
    void jsonIsReadAsWell() {
        String json =
                "{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"Pod\",\n\t\"metadata\": {\n\t\t\"name\": \"orders\"\n\t}\n}\n";

        assertThat(only(json).name()).isEqualTo("orders");
        assertThat(only(json).root().positionOf("kind")).isEqualTo(at(3, 2));
    }

    @Test
    void theItemsOfAListAreObjects() {
        String list = """
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: Pod}
                - {apiVersion: v1, kind: PodList, items: [{apiVersion: v1, kind: Pod}]}
                """;

        assertThat(read(list).objects()).extracting(KubernetesObject::kind).containsExactly("Pod", "Pod");
    }

    @Test
    void aListMaySayWhatItIsAfterItsItems() {
        Manifest manifest =
                read("{\"items\": [{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}, {\"a\": 1}, 2], \"kind\": \"List\"}");

        assertThat(manifest.objects()).extracting(KubernetesObject::kind).containsExactly("Pod");
        assertThat(manifest.skipped()).extracting(Remark::position).containsExactly(at(1, 49));
    }

    @Test
    void theItemsOfSomethingElseAreNotMentioned() {
        assertThat(said(read("{items: [{a: 1}, {b: 2}]}")))
                .containsExactly("orders.yaml: not a Kubernetes object, skipped (expected: apiVersion and kind)");
    }

    @Test
    void whatPrecedesAProblemInAListIsRead() {
        Manifest manifest = read("kind: List\nitems:\n- {apiVersion: v1, kind: Pod}\n- [\n");

        assertThat(manifest.objects()).hasSize(1);
        assertThat(manifest.broken()).hasSize(1);
    }

    @Test
    void aListWithPlaceholdersIsReadOnce() {
        Manifest manifest = read(
                "kind: List\nitems:\n- {apiVersion: v1, kind: Pod}\n- {apiVersion: v1, kind: Job, spec: {a: {{b}}}}\n");

        assertThat(manifest.objects()).extracting(KubernetesObject::kind).containsExactly("Pod", "Job");
        assertThat(manifest.broken()).isEmpty();
    }

    @Test
    void aBrokenDocumentHidesNeitherThoseBeforeNorThoseBehind() {
        Manifest manifest = read(POD + "---\na: [1\nb: 2\n---\n" + POD);

        assertThat(manifest.objects()).hasSize(2);
        assertThat(manifest.broken()).singleElement().satisfies(note -> {
            assertThat(note.position()).isEqualTo(at(6, 2));
            assertThat(note.message()).isEqualTo("not YAML: expected ',' or ']', but got :");
        });
    }

    @Test
    void aDirectiveBelongsToTheDocumentBehindIt() {
        assertThat(read("%YAML 1.2\n---\n" + POD).objects()).hasSize(1);
    }

    @Test
    void dashesInsideABlockOfTextAreText() {
        Manifest manifest = read(POD + "data: |\n  ---\n  a\n");

        assertThat(manifest.objects()).hasSize(1);
        assertThat(only(POD + "data: |\n  ---\n  a\n").root().text("data")).contains("---\na\n");
    }

    @Test
    void aliasesAndMergeKeysAreResolved() {
        String text = """
                apiVersion: v1
                kind: Pod
                x: &slow {periodSeconds: 30, timeoutSeconds: 3}
                probe: {<<: *slow, timeoutSeconds: 5}
                other: *slow
                """;
        MapValue root = only(text).root();

        assertThat(root.map("probe").orElseThrow().integer("periodSeconds")).hasValue(30);
        assertThat(root.map("probe").orElseThrow().integer("timeoutSeconds")).hasValue(5);
        assertThat(root.map("probe").orElseThrow().positionOf("periodSeconds")).isEqualTo(at(3, 11));
        assertThat(root.map("other")).isEqualTo(root.map("x"));
    }

    @Test
    void ofDuplicateKeysTheLastCounts() {
        MapValue root = only("apiVersion: v1\nkind: Job\nkind: Pod\n").root();

        assertThat(root.text("kind")).contains("Pod");
        assertThat(root.duplicates()).extracting(MapValue.Entry::position).containsExactly(at(2, 1));
    }

    @Test
    void aFileOfSomethingElseIsSkipped() {
        Manifest manifest = read("replicaCount: 3\nimage: {tag: 1.2}\n");

        assertThat(manifest.objects()).isEmpty();
        assertThat(manifest.broken()).isEmpty();
        assertThat(said(manifest))
                .containsExactly("orders.yaml: not a Kubernetes object, skipped (expected: apiVersion and kind)");
    }

    @Test
    void anEmptyFileIsSkipped() {
        assertThat(said(read("# nothing\n---\n"))).containsExactly("orders.yaml: empty");
    }

    @Test
    void aDocumentOfSomethingElseIsSkippedAtItsPosition() {
        assertThat(said(read(POD + "---\na: 1\n")))
                .containsExactly("orders.yaml:5:1: not a Kubernetes object, skipped (expected: apiVersion and kind)");
    }

    @Test
    void aTemplateThatIsNotRenderedIsSkippedWithAdvice() {
        String template =
                "{{- if .Values.enabled }}\n" + POD + "spec:\n  replicas: {{ .Values.replicas }}\n{{- end }}\n";

        for (String text : List.of(template, POD + "spec: {replicas: {{ .Values.replicas }}}\n")) {
            assertThat(read(text).broken()).isEmpty();
            assertThat(said(read(text)))
                    .containsExactly(
                            "orders.yaml: a template that is not rendered, skipped as far as it cannot be read (render it first: helm template … | "
                                    + "lifesigns probes lint -)");
        }
    }

    @Test
    void bracesInTextAreNoTemplate() {
        assertThat(only(POD + "args: [\"{{inputs.parameters.name}}\"]\n").kind())
                .isEqualTo("Pod");
    }

    private static KubernetesObject only(String text) {
        Manifest manifest = read(text);
        assertThat(manifest.broken()).isEmpty();
        assertThat(manifest.objects()).hasSize(1);
        return manifest.objects().get(0);
    }

    private static Manifest read(String text) {
        return ManifestReader.read(new ManifestSource("orders.yaml", text));
    }

    private static List<String> said(Manifest manifest) {
        return manifest.skipped().stream()
                .map(note -> note.position() + ": " + note.message())
                .collect(Collectors.toList());
    }

    private static Position at(int line, int column) {
        return new Position("orders.yaml", line, column);
    }
}
