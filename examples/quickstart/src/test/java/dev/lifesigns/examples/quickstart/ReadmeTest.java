/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows a program that compiles and runs: this one. */
class ReadmeTest {
    private static final Pattern FIRST_JAVA_BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Path PROGRAM = Path.of("src/main/java/dev/lifesigns/examples/quickstart/Quickstart.java");

    @Test
    void theProgramOfTheReadmeIsTheQuickstart() throws IOException {
        Matcher readme = FIRST_JAVA_BLOCK.matcher(Files.readString(Path.of("../../README.md")));

        assertThat(readme.find()).as("whether README.md has a ```java block").isTrue();
        assertThat(readme.group(1)).isEqualTo(program());
    }

    @Test
    void itTakesFewerThan25Lines() throws IOException {
        assertThat(program().lines().filter(line -> !line.isBlank())).hasSizeLessThan(25);
    }

    /** From the first import on: license and package are the repository's. */
    private static String program() throws IOException {
        String file = Files.readString(PROGRAM);
        return file.substring(file.indexOf("import "));
    }
}
