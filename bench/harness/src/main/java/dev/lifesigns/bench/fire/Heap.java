/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Build;
import dev.lifesigns.bench.shared.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of a JVM's heap after a collection, measured from outside with {@code jcmd}, as any operator can. */
final class Heap {
    private static final Pattern GENERATION = Pattern.compile("total \\d+K, used (\\d+)K");

    private final Build build;
    private final Path commands;

    Heap(Build build) throws IOException {
        this.build = build;
        this.commands = build.scratch("heap.jcmd");
        Files.writeString(commands, "GC.run\nGC.heap_info\n");
    }

    double megabytesAfterCollection(Server server) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(build.javaHome(), "bin/jcmd").toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        Long.toString(server.pid()),
                        "-f",
                        commands.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher generation = GENERATION.matcher(said);
        if (jcmd.waitFor() != 0 || !generation.find()) {
            throw new IllegalStateException("jcmd: (expected: the generations of the heap)\n" + said);
        }
        long kibibytes = 0;
        do {
            kibibytes += Long.parseLong(generation.group(1));
        } while (generation.find());
        return kibibytes / 1024.0;
    }
}
