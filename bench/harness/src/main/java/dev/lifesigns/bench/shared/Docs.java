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
 * Writes results between markers of a page of {@code docs/}, and their picture to {@code docs/images/}.
 *
 * @param program the folder of {@code bench/} that the markers name
 * @param page the file below {@code docs/}
 */
public record Docs(Path root, String program, String page) {
    /**
     * Puts a file between the markers of a section; what is around them stays.
     *
     * @throws IllegalStateException if there is no such file, or the page has no such section
     */
    public void section(String name, Path markdown) throws IOException {
        if (!Files.exists(markdown)) {
            throw new IllegalStateException(markdown + ": not there (expected: the results of a run without --docs)");
        }
        Path docs = root.resolve("docs");
        String begin = "<!-- %s: begin; bench/%s/run --docs writes this -->\n".formatted(name, program);
        String end = "<!-- %s: end -->\n".formatted(name);
        String text = Files.readString(docs.resolve(page));
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(
                    page + ": markers (expected: '" + begin.strip() + "' before '" + end.strip() + "')");
        }
        String section = "\n" + Files.readString(markdown) + "\n";
        Files.writeString(docs.resolve(page), text.substring(0, from + begin.length()) + section + text.substring(to));
    }

    /** Puts the picture of a section where its text expects it. */
    public void picture(String name, Path svg) throws IOException {
        Path images = root.resolve("docs/images");
        Files.createDirectories(images);
        Files.copy(svg, images.resolve(name + ".svg"), StandardCopyOption.REPLACE_EXISTING);
    }
}
