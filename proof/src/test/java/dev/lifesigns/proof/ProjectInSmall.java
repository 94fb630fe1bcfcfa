/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A class of each room of the project, which keep all rules. */
final class ProjectInSmall {
    /** As it is meant to be, adapters aside. */
    private static final List<String> SOURCES = List.of("""
            package dev.lifesigns;
            public class Check { java.time.Duration timeout; dev.lifesigns.internal.SystemPlatform platform; }
            """, """
            package dev.lifesigns.internal;
            public class SystemPlatform {
              dev.lifesigns.Check back;
              static class Clock { long now() { return System.nanoTime() + System.currentTimeMillis(); } }
            }
            """, """
            package dev.lifesigns.http;
            public class Endpoint { dev.lifesigns.Check check; java.net.URI uri; }
            """, """
            package dev.lifesigns.bridge;
            public class Bridge { dev.lifesigns.Check check; }
            """, """
            package dev.lifesigns.micrometer;
            public class Metrics { dev.lifesigns.Check check; }
            """, """
            package dev.lifesigns.checks.redis;
            public class RedisCheck extends dev.lifesigns.Check { dev.lifesigns.checks.spi.CheckType type; }
            """, """
            package dev.lifesigns.checks.spi;
            public class CheckType { String lower(String s) { return s.toLowerCase(java.util.Locale.ROOT); } }
            """, """
            package dev.lifesigns.probes;
            public class Probe { java.time.Duration period; dev.lifesigns.text.Printable printable; }
            """, """
            package dev.lifesigns.text;
            public class Printable { String line; }
            """, """
            package dev.lifesigns.testkit;
            public class VirtualTime { dev.lifesigns.Check check; }
            """, """
            package dev.lifesigns.agent;
            public class Main {
              dev.lifesigns.netty.Adapter adapter;
              void end() { System.out.println("done at " + java.time.Instant.now()); System.exit(0); }
            }
            """);

    private static final Pattern DECLARATION =
            Pattern.compile("package (?<package>[\\w.]+);.*?class (?<name>\\w+)", Pattern.DOTALL);

    private ProjectInSmall() {}

    /** Compiles all of it. */
    static void compileAll(Path target) throws IOException {
        compile(
                Stream.concat(SOURCES.stream(), Adapter.ALL.stream().map(Adapter::model))
                        .toList(),
                target,
                target);
    }

    /** Compiles against what has been compiled to the model's folder. */
    static void compile(List<String> sources, Path model, Path target) throws IOException {
        var arguments =
                new ArrayList<>(List.of("-nowarn", "-proc:none", "-cp", model.toString(), "-d", target.toString()));
        for (String source : sources) {
            Matcher declaration = DECLARATION.matcher(source);
            assertThat(declaration.find()).isTrue();
            Path folder = target.resolve("sources").resolve(declaration.group("package"));
            Path file = Files.createDirectories(folder).resolve(declaration.group("name") + ".java");
            arguments.add(Files.writeString(file, source).toString());
        }
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(exit).isZero();
    }
}
