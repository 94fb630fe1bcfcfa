/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kotlin reads our {@code @NullMarked}, also where the annotations themselves are not on the class path. */
class KotlinIT {
    private static final String PROGRAM = """
            import dev.lifesigns.CheckResult
            import dev.lifesigns.HealthCheck
            import dev.lifesigns.HealthChecker
            import dev.lifesigns.ProbeStatus
            import dev.lifesigns.testkit.ScriptedCheck
            import dev.lifesigns.testkit.VirtualTime
            import java.time.Duration

            fun main() {
                val time = VirtualTime.create()
                val database = ScriptedCheck.FACTORY(time)
                HealthChecker.builder()
                    .check("database", database) { it.period(Duration.ofSeconds(10)).timeout(Duration.ofSeconds(1)) }
                    .check("queue", HealthCheck { deadline -> CheckResult.up().withDetail("left", deadline.remaining()) })
                    .build()
                    .use { health ->
                        val ready: ProbeStatus = health.status(PROBE)
                        val message: String? = health.snapshot().check("database")?.message()
                        println("$ready $message")
                    }
            }
            """.replace("FACTORY", factory());

    @TempDir
    private Path folder;

    /** What the compiler said. */
    private record Compiled(ExitCode exit, String messages) {
        String onlyError() {
            assertThat(exit).as(messages).isEqualTo(ExitCode.COMPILATION_ERROR);
            List<String> errors =
                    messages.lines().filter(line -> line.contains("error:")).toList();
            assertThat(errors).hasSize(1);
            return errors.get(0);
        }
    }

    @Test
    void aProgramCompiles() throws IOException {
        Compiled compiled = compile(PROGRAM.replace("PROBE", "\"readiness\""));

        assertThat(compiled.exit()).as(compiled.messages()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aNullForTheNameOfAProbeDoesNotCompile() throws IOException {
        Compiled compiled = compile(PROGRAM.replace("PROBE", "null"));

        assertThat(compiled.onlyError()).containsIgnoringCase("null").contains("'String'");
    }

    @Test
    void aMessageThatMayBeMissingIsNoString() throws IOException {
        Compiled compiled = compile(PROGRAM.replace("PROBE", "\"readiness\"").replace("String?", "String"));

        assertThat(compiled.onlyError()).contains("'String?'", "'String'");
    }

    private Compiled compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Program.kt"), source);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        ExitCode exit = new K2JVMCompiler()
                .exec(
                        new PrintStream(messages, true, StandardCharsets.UTF_8),
                        "-no-stdlib",
                        "-no-reflect",
                        "-classpath",
                        classPath(),
                        "-d",
                        folder.resolve("classes").toString(),
                        file.toString());
        return new Compiled(exit, messages.toString(StandardCharsets.UTF_8));
    }

    /** As a user's: neither JSpecify nor Error Prone comes with our jars. */
    private static String classPath() {
        return ClassPath.entries().stream()
                .map(Path::toString)
                .filter(entry -> entry.contains("lifesigns-")
                        || entry.contains("kotlin-stdlib")
                        || entry.contains("assertj-core"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Java names it; Kotlin must be able to say the name. */
    private static String factory() {
        return Stream.of(ScriptedCheck.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == VirtualTime.class)
                .map(Method::getName)
                .map(name -> name.equals("in") ? "`in`" : name)
                .findFirst()
                .orElseThrow();
    }
}
