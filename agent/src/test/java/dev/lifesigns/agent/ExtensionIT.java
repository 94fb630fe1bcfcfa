/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.AgentProcess.Ended;
import dev.lifesigns.checks.spi.CheckType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar beside the agent brings a type of check. */
class ExtensionIT {
    private static final String DECLARATION = "META-INF/services/" + CheckType.class.getName();

    @TempDir
    private Path directory;

    @Test
    void jarInExtAddsItsCheckType() throws Exception {
        Path home = copyOfTheInstallation();
        Path file = Files.writeString(
                directory.resolve("lifesigns.yaml"), "checks: {mine: {type: pretend, secret: \"${PLANTED}\"}}");
        Map<String, String> environment = Map.of("PLANTED", "hunter2");

        Ended without = AgentProcess.run(home, environment, "check", "--config", file.toString());
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).first().asString().contains("type: 'pretend' (expected: consul, deadlock, ");

        jarOfPretend(Files.createDirectories(home.resolve("ext")).resolve("pretend.jar"));
        Ended with = AgentProcess.run(home, environment, "check", "--config", file.toString());
        assertThat(with.exitCode()).as(with.printed()).isZero();
        assertThat(with.out()).first().asString().startsWith("up").contains("mine");
        assertThat(with.printed()).doesNotContain("hunter2");
        assertThat(AgentProcess.run(home, environment, "config", "schema").printed())
                .contains("\"pretend\"", "Nothing is verified.");
    }

    @Test
    void exampleOfATypeIsBuiltWithThePublishedJarsAndUsed() throws Exception {
        Path home = copyOfTheInstallation();
        exampleJar(Files.createDirectories(home.resolve("ext")).resolve("lifesigns-spool-1.jar"));
        Path spool = Files.createDirectory(directory.resolve("spool"));
        Files.writeString(spool.resolve("1"), "");
        Path file = directory.resolve("lifesigns.yaml");
        String check = "checks: {outgoing: {type: spool, folder: " + spool + ", ";

        Files.writeString(file, check + "warnAbove: 0}}");
        Ended ended = AgentProcess.run(home, Map.of(), "check", "--config", file.toString());
        assertThat(ended.printed()).contains("outgoing", "degraded", "files: 1 (expected: at most 0)");
        assertThat(AgentProcess.run(home, Map.of(), "config", "schema").printed())
                .contains("\"spool\"", "The folder of the files that wait.", "Not too many files wait in a folder.");

        Files.writeString(file, check + "failAbove: 1}}");
        assertThat(AgentProcess.run(home, Map.of(), "check", "--config", file.toString())
                        .err())
                .containsExactly(file + ":1:10: check 'outgoing': warnAbove: 100 (expected: at most failAbove 1)");
        Files.writeString(file, check + "failAbov: 1}}");
        assertThat(AgentProcess.run(home, Map.of(), "check", "--config", file.toString())
                        .printed())
                .contains("unknown key 'failAbov' in check 'outgoing'; did you mean 'failAbove'?");
    }

    @Test
    void jarWithoutTheClassThatItDeclaresIsNamed() throws Exception {
        Path home = copyOfTheInstallation();
        Path ext = Files.createDirectories(home.resolve("ext"));
        jarOfPretend(ext.resolve("good.jar"));
        jar(ext.resolve("bad.jar"), Map.of(DECLARATION, "example.Nope".getBytes(UTF_8)));

        Ended ended = AgentProcess.run(home, Map.of(), "config", "schema");
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err())
                .containsExactly("lifesigns: ext/bad.jar: check type example.Nope: no such class"
                        + " (expected: a class in this jar, or in another one in ext/)");
    }

    @Test
    void typeOfTwoJarsIsNamedWithBoth() throws Exception {
        Path home = copyOfTheInstallation();
        Path ext = Files.createDirectories(home.resolve("ext"));
        jarOfPretend(ext.resolve("pretend.jar"));
        String other = PretendCheckType.Other.class.getName();
        jar(ext.resolve("other.jar"), Map.of(DECLARATION, other.getBytes(UTF_8), path(other), code(other)));

        Ended ended = AgentProcess.run(home, Map.of(), "config", "schema");
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err())
                .singleElement()
                .asString()
                .contains("check type 'pretend': ", "in ext/pretend.jar", "in ext/other.jar");
    }

    @Test
    void fileInExtThatIsNotLoadedIsWarnedAbout() throws Exception {
        Path home = copyOfTheInstallation();
        Path ext = Files.createDirectories(home.resolve("ext"));
        Files.writeString(ext.resolve("driver.zip"), "");
        Files.writeString(ext.resolve("half.jar"), "PK");
        Files.writeString(ext.resolve(".gitkeep"), "");
        jarOfPretend(ext.resolve("pretend.jar"));
        Path file = Files.writeString(directory.resolve("lifesigns.yaml"), "checks: {mine: {type: pretend}}");

        Ended ended = AgentProcess.run(home, Map.of(), "check", "--config", file.toString());
        assertThat(ended.exitCode()).as(ended.printed()).isZero();
        assertThat(ended.err())
                .containsExactly(
                        "ext/driver.zip: warning: not loaded (expected: a file whose name ends with .jar)",
                        "ext/half.jar: warning: not loaded (expected: a readable jar)");
    }

    private Path copyOfTheInstallation() throws IOException {
        return Installation.copy(AgentProcess.INSTALLED, directory.resolve("installed here"));
    }

    /** Compiles {@code examples/check-type} against nothing but the jars that it depends on, as its own build does. */
    private void exampleJar(Path jar) throws IOException {
        Path main = Path.of("..", "examples", "check-type", "src", "main");
        Path classes = Files.createDirectory(directory.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                published("core") + ":" + published("checks")));
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(main.resolve("java/com/example/spool"))) {
            sources.forEach(source -> arguments.add(source.toString()));
        }
        StringWriter messages = new StringWriter();
        int exit = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(new PrintWriter(messages), new PrintWriter(messages), arguments.toArray(String[]::new));
        assertThat(exit).as(messages.toString()).isZero();
        Map<String, byte[]> entries = new HashMap<>();
        entries.put(DECLARATION, Files.readAllBytes(main.resolve("resources").resolve(DECLARATION)));
        try (DirectoryStream<Path> compiled = Files.newDirectoryStream(classes.resolve("com/example/spool"))) {
            for (Path each : compiled) {
                entries.put("com/example/spool/" + each.getFileName(), Files.readAllBytes(each));
            }
        }
        jar(jar, entries);
    }

    private static Path published(String module) throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(AgentProcess.INSTALLED.resolve("lib"), "lifesigns-" + module + "-*.jar")) {
            return jars.iterator().next();
        }
    }

    private static void jarOfPretend(Path jar) throws IOException {
        String name = PretendCheckType.class.getName();
        jar(jar, Map.of(DECLARATION, name.getBytes(UTF_8), path(name), code(name)));
    }

    private static void jar(Path jar, Map<String, byte[]> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }

    private static String path(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static byte[] code(String className) throws IOException {
        try (InputStream code = requireNonNull(ExtensionIT.class.getResourceAsStream("/" + path(className)))) {
            return code.readAllBytes();
        }
    }
}
