/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the scripts of this module make, each made once. */
final class Packages {
    private static @Nullable Path runtime;

    private Packages() {}

    /** The agent with a Java runtime of its own. */
    static synchronized Path runtime() throws IOException, InterruptedException {
        if (runtime == null) {
            runtime = make("runtime");
        }
        return runtime;
    }

    /** Runs a script, whose last line says what it made. */
    static Path make(String script) throws IOException, InterruptedException {
        String output = Command.run(List.of("bash", script), Map.of("JAVA_HOME", System.getProperty("java.home")))
                .succeeded();
        return Path.of(
                output.substring(output.stripTrailing().lastIndexOf('\n') + 1).strip());
    }
}
