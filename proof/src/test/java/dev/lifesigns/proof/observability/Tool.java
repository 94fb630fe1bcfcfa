/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of this machine that a test needs, and the Debian package that has it. */
enum Tool {
    PROMTOOL("promtool", "prometheus"),
    PROMETHEUS("prometheus", "prometheus"),
    JSONNET("jsonnet", "jsonnet"),
    JSONNETFMT("jsonnetfmt", "jsonnet");

    private final String command;
    private final String debianPackage;

    Tool(String command, String debianPackage) {
        this.command = command;
        this.debianPackage = debianPackage;
    }

    /** What a finished program printed, on both streams. */
    record Run(int exitCode, String output) {}

    /** Its file; skips the test, and says why, if it is not installed. */
    Path assumeInstalled() {
        Optional<Path> file = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder).resolve(command))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(file.isPresent(), () -> "no " + command + " here: apt-get install " + debianPackage);
        return file.orElseThrow();
    }

    /** Runs it in that folder to its end. */
    Run run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, Stream.concat(Stream.of(assumeInstalled().toString()), Stream.of(arguments)));
    }

    /** Runs a script that needs it. */
    Run runScript(Path script, String... arguments) throws IOException, InterruptedException {
        assumeInstalled();
        return run(script.getParent(), Stream.concat(Stream.of(script.toString()), Stream.of(arguments)));
    }

    private static Run run(Path folder, Stream<String> commandLine) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(commandLine.toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), output);
    }
}
