/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program that is run to its end, without a Java that it could find: {@code JAVA_HOME} is not set. */
final class Command {
    private Command() {}

    /** What it left behind; both streams are one. */
    record Ended(int exitCode, String output) {
        /** Its output, if all went well. */
        String succeeded() {
            assertThat(exitCode).as(output).isZero();
            return output;
        }
    }

    static Ended run(List<String> words) throws IOException, InterruptedException {
        return run(words, Map.of());
    }

    static Ended run(List<String> words, Map<String, String> environment) throws IOException, InterruptedException {
        Process process = start(words, environment);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    static Process start(List<String> words, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Whether there is a command of that name. */
    static boolean exists(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
