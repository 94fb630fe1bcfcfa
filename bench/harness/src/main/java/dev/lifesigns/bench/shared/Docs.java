/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Puts the last results between two markers of a page of {@code docs/}, and their picture into {@code docs/images/}.
 *
 * @param program the name in the markers and of the picture, and the folder of {@code bench/}
 * @param page the file below {@code docs/}
 */
public record Docs(Path root, String program, String page) {
    public void publish(Path results) throws IOException {
        Path docs = root.resolve("docs");
        String begin = "<!-- %1$s: begin; bench/%1$s/run --docs writes this -->\n".formatted(program);
        String end = "<!-- %s: end -->\n".formatted(program);
        String text = Files.readString(docs.resolve(page));
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(
                    page + ": markers (expected: '" + begin.strip() + "' before '" + end.strip() + "')");
        }
        String section = "\n" + Files.readString(results.resolve("results.md")) + "\n";
        Files.writeString(docs.resolve(page), text.substring(0, from + begin.length()) + section + text.substring(to));
        Files.createDirectories(docs.resolve("images"));
        Files.copy(
                results.resolve("results.svg"),
                docs.resolve("images/" + program + ".svg"),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
