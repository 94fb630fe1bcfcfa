/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
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
        String path = name.replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                InputStream code = PretendCheckType.class.getResourceAsStream("/" + path)) {
            out.putNextEntry(new ZipEntry(path));
            code.transferTo(out);
            out.putNextEntry(new ZipEntry("META-INF/services/" + CheckType.class.getName()));
            out.write(name.getBytes(UTF_8));
        }
    }
}
