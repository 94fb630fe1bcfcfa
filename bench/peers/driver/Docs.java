/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts the last results between two markers of {@code docs/performance.md}, and their picture beside it. */
final class Docs {
    private static final String BEGIN = "<!-- peers: begin; bench/peers/run --docs writes this -->\n";
    private static final String END = "<!-- peers: end -->\n";

    private final Path docs;

    Docs(Path root) {
        docs = root.resolve("docs");
    }

    void publish(Path results) throws IOException {
        Path page = docs.resolve("performance.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(
                    page + ": markers (expected: '" + BEGIN.strip() + "' before '" + END.strip() + "')");
        }
        String section = "\n" + Files.readString(results.resolve("results.md")) + "\n";
        Files.writeString(page, text.substring(0, begin + BEGIN.length()) + section + text.substring(end));
        Files.createDirectories(docs.resolve("images"));
        Files.copy(
                results.resolve("results.svg"), docs.resolve("images/peers.svg"), StandardCopyOption.REPLACE_EXISTING);
    }
}
