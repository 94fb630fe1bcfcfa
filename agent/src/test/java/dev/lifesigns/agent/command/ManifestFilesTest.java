/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.LintOptions;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.Linter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFilesTest {
    @TempDir
    private Path folder;

    @Test
    void folderIsItsManifestsSortedAndNothingHidden() throws IOException {
        write(
                "b.yml",
                "sub/deeper/c.json",
                "a.yaml",
                "A.YAML",
                "notes.txt",
                ".hidden.yaml",
                ".git/d.yaml",
                "z/.e/f.yml");
        assertThat(names(read(folder.toString())))
                .containsExactly(path("A.YAML"), path("a.yaml"), path("b.yml"), path("sub/deeper/c.json"));
    }

    @Test
    void hiddenFolderIsReadWhenItIsNamed() throws IOException {
        write(".deploy/a.yaml");
        assertThat(names(read(path(".deploy")))).containsExactly(path(".deploy/a.yaml"));
    }

    @Test
    void linksAreFollowedButNotInCircles() throws IOException {
        write("real/a.yaml");
        Files.createSymbolicLink(folder.resolve("real/circle"), folder);
        Path entry = Files.createDirectories(folder.resolve("entry"));
        Files.createSymbolicLink(entry.resolve("link"), folder.resolve("real"));
        assertThat(read(entry.toString()).sources())
                .extracting(ManifestSource::name, ManifestSource::text)
                .containsExactly(tuple(path("entry/link/a.yaml"), "kind: real/a.yaml"));
        assertThat(read(entry.toString()).complete(nothing()).broken()).isEmpty();
    }

    @Test
    void danglingLinkIsReported() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.yaml"), folder.resolve("gone.yaml"));
        assertThat(broken(read(folder.toString())))
                .containsExactly(remark("a.yaml", "no such file (expected: a manifest or a folder)"));
    }

    @Test
    void fileIsReadOnceInTheOrderOfTheCommandLine() throws IOException {
        write("a.yaml", "b.yaml");
        assertThat(names(read(path("b.yaml"), folder.toString(), path("./a.yaml"), path("b.yaml"))))
                .containsExactly(path("b.yaml"), path("a.yaml"));
    }

    @Test
    void fileThatIsNamedMayHaveAnyName() throws IOException {
        write("manifest.txt");
        assertThat(names(read(path("./manifest.txt")))).containsExactly(path("manifest.txt"));
    }

    @Test
    void standardInputIsReadOnceWhateverItIsCalledFor() {
        ManifestFiles files =
                ManifestFiles.read(List.of("-", "-"), Exclusions.of(List.of()), input("kind: Pod".getBytes(UTF_8)));
        assertThat(files.sources())
                .extracting(ManifestSource::name, ManifestSource::text)
                .containsExactly(tuple("-", "kind: Pod"));
    }

    @Test
    void whatCannotBeReadDoesNotStopTheOthers() throws IOException {
        write("a.yaml");
        Files.createDirectories(folder.resolve("nothing"));
        Files.write(folder.resolve("empty.yaml"), new byte[0]);
        Files.write(folder.resolve("utf16.yaml"), "kind: \u00fc".getBytes(UTF_16LE));
        Files.write(folder.resolve("huge.yaml"), new byte[ManifestFiles.LARGEST + 1]);
        ManifestFiles files = read(path("missing.yaml"), path("nothing"), folder.toString());
        assertThat(files.complete(nothing()).notes())
                .containsExactly(
                        remark("empty.yaml", "empty"),
                        remark("huge.yaml", "too large, skipped (expected: at most 16 MiB)"),
                        remark("utf16.yaml", "a byte that is not UTF-8, skipped (expected: a file saved as UTF-8)"));
        assertThat(names(files)).containsExactly(path("a.yaml"));
        assertThat(broken(files))
                .containsExactly(
                        remark("missing.yaml", "no such file (expected: a manifest or a folder)"),
                        remark("nothing", "no manifest in it (expected: *.yaml, *.yml or *.json)"));
        assertThat(broken(read(path("huge.yaml"), path("utf16.yaml"))))
                .containsExactly(
                        remark("huge.yaml", "too large (expected: at most 16 MiB)"),
                        remark("utf16.yaml", "a byte that is not UTF-8 (expected: a file saved as UTF-8)"));
    }

    @Test
    void manyMegabytesAreReadAgainWhenTheyAreNeeded() throws IOException {
        for (String name : List.of("a.yaml", "b.yaml", "c.yaml")) {
            Files.writeString(folder.resolve(name), "kind: Pod\n" + "#".repeat(12 * 1024 * 1024));
        }
        List<ManifestSource> sources = read(folder.toString()).sources();
        for (String name : List.of("a.yaml", "b.yaml", "c.yaml")) {
            Files.writeString(folder.resolve(name), "kind: Job");
        }
        assertThat(sources).extracting(source -> source.text().substring(6, 9)).containsExactly("Pod", "Pod", "Job");
        Files.delete(folder.resolve("c.yaml"));
        assertThatThrownBy(sources.get(2)::text)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        path("c.yaml") + ": no such file (expected: a file that does not change while it is checked)");
    }

    @Test
    void emptyFileThatIsNamedIsReported() throws IOException {
        Files.write(folder.resolve("empty.yaml"), new byte[0]);
        assertThat(broken(read(path("empty.yaml"))))
                .containsExactly(remark("empty.yaml", "empty (expected: a manifest)"));
    }

    @Test
    void oddFileOfAFolderIsNoError() throws IOException {
        Files.writeString(folder.resolve("babel.config.json"), "{// no JSON\n");
        Files.writeString(folder.resolve("pod.yaml"), "apiVersion: v1\nkind: [\n");
        assertThat(complete(folder.toString()).broken())
                .singleElement()
                .satisfies(remark -> assertThat(remark.position().file()).endsWith("pod.yaml"));
        assertThat(complete(folder.toString()).notes())
                .extracting(Remark::message)
                .containsExactly("neither YAML nor JSON, skipped (expected: a manifest)");
        assertThat(complete(path("babel.config.json")).broken()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            testdata     | a.yaml
            testdata/    | a.yaml
            a.*          | testdata/b.yaml testdata/deep/c.yaml
            **/deep/**   | a.yaml testdata/b.yaml
            **/testdata  | a.yaml
            """)
    void whatIsExcludedIsNotRead(String pattern, String left) throws IOException {
        write("a.yaml", "testdata/b.yaml", "testdata/deep/c.yaml");
        assertThat(names(ManifestFiles.read(
                        List.of(folder.toString()), Exclusions.of(List.of("none", pattern)), input(new byte[0]))))
                .containsExactly(Stream.of(left.split(" ", -1)).map(this::path).toArray(String[]::new));
    }

    @Test
    void byteOrderMarkIsNoPartOfTheText() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "\uFEFFkind: Pod");
        assertThat(read(path("a.yaml")).sources())
                .extracting(ManifestSource::text)
                .containsExactly("kind: Pod");
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "kind: " + name);
        }
    }

    private static ManifestFiles read(String... names) {
        return ManifestFiles.read(List.of(names), Exclusions.of(List.of()), input(new byte[0]));
    }

    private static LintResult complete(String name) {
        ManifestFiles files = read(name);
        return files.complete(Linter.withAllRules(LintOptions.none()).lint(files.sources()));
    }

    private static InputStream input(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static List<String> names(ManifestFiles files) {
        return files.sources().stream().map(ManifestSource::name).toList();
    }

    private static List<Remark> broken(ManifestFiles files) {
        return files.complete(nothing()).broken();
    }

    private static LintResult nothing() {
        return new LintResult(List.of(), List.of(), List.of(), List.of(), 0);
    }

    private Remark remark(String name, String message) {
        return new Remark(Position.ofFile(path(name)), message);
    }

    private String path(String name) {
        return folder + "/" + name;
    }
}
