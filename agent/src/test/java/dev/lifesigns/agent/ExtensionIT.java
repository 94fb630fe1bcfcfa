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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
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
        assertThat(without.err()).first().asString().contains("type: 'pretend' (expected: deadlock, ");

        jarOfPretend(Files.createDirectories(home.resolve("ext")).resolve("pretend.jar"));
        Ended with = AgentProcess.run(home, environment, "check", "--config", file.toString());
        assertThat(with.exitCode()).as(with.printed()).isZero();
        assertThat(with.out()).first().asString().startsWith("up").contains("mine");
        assertThat(with.printed()).doesNotContain("hunter2");
        assertThat(AgentProcess.run(home, environment, "config", "schema").printed())
                .contains("\"pretend\"", "Nothing is verified.");
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
        Path home = Files.createDirectories(directory.resolve("installed here"));
        Files.createDirectories(home.resolve("bin"));
        try (DirectoryStream<Path> scripts = Files.newDirectoryStream(AgentProcess.INSTALLED.resolve("bin"))) {
            for (Path script : scripts) {
                Files.copy(script, home.resolve("bin").resolve(script.getFileName()));
            }
        }
        Files.createSymbolicLink(home.resolve("lib"), AgentProcess.INSTALLED.resolve("lib"));
        return home;
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
