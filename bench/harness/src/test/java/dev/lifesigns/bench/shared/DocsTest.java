/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsTest {
    private static final String BEGIN = "<!-- fire: begin; bench/fire/run --docs writes this -->\n";
    private static final String END = "<!-- fire: end -->\n";

    @TempDir
    Path root;

    @BeforeEach
    void results() throws IOException {
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("results.md"), "new figures");
        Files.writeString(root.resolve("results.svg"), "<svg/>");
    }

    @Test
    void onlyWhatIsBetweenTheMarkersIsReplaced() throws IOException {
        Path page = Files.writeString(root.resolve("docs/page.md"), "before\n" + BEGIN + "old\n" + END + "after\n");

        new Docs(root, "fire", "page.md").section("fire", root.resolve("results.md"));

        assertThat(page).hasContent("before\n" + BEGIN + "\nnew figures\n" + END + "after\n");
    }

    @Test
    void aPageWithoutMarkersIsRefused() throws IOException {
        Path page = Files.writeString(root.resolve("docs/page.md"), "before\n" + BEGIN);

        assertThatIllegalStateException()
                .isThrownBy(() -> new Docs(root, "fire", "page.md").section("fire", root.resolve("results.md")))
                .withMessageStartingWith("page.md: markers (expected: ");
        assertThat(page).hasContent("before\n" + BEGIN);
    }

    @Test
    void resultsThatAreMissingAreRefused() throws IOException {
        Path page = Files.writeString(root.resolve("docs/page.md"), BEGIN + END);

        assertThatIllegalStateException()
                .isThrownBy(() -> new Docs(root, "fire", "page.md").section("fire", root.resolve("none.md")))
                .withMessage(root.resolve("none.md") + ": not there (expected: the results of a run without --docs)");
        assertThat(page).hasContent(BEGIN + END);
    }

    @Test
    void theLastPictureIsTheOneOfThePage() throws IOException {
        Docs docs = new Docs(root, "fire", "page.md");

        docs.picture("fire", root.resolve("results.svg"));
        docs.picture("fire", Files.writeString(root.resolve("results.svg"), "<svg>new</svg>"));

        assertThat(root.resolve("docs/images/fire.svg")).hasContent("<svg>new</svg>");
    }
}
