/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folder that is installed. */
class DistributionIT {
    private static final Path HOME = AgentProcess.INSTALLED;

    /** Options that only shells on Linux need: what Windows does without. */
    private static final List<String> TUNING = List.of("-XX:Tier4", "-XX:TrimNativeHeapInterval");

    @Test
    void eachForeignJarIsNamedWithItsLicense() throws IOException {
        assertThat(HOME.resolve("LICENSE")).content().contains("Apache License");
        String thirdParty = Files.readString(HOME.resolve("THIRD-PARTY.txt"));
        assertThat(thirdParty).doesNotContain("Unknown license").doesNotContain("dev.lifesigns");
        try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()).filter(name -> !name.startsWith("lifesigns-")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(thirdParty).contains(artifact(name)));
        }
    }

    /** {@code netty-buffer-4.2.13.Final.jar} is {@code :netty-buffer:4.2.13.Final}. */
    private static String artifact(String jar) {
        String name = jar.replaceFirst("\\.jar$", "").replaceFirst("-linux-(x86|aarch)_64$", "");
        return ":" + name.replaceFirst("-(?=\\d)", ":");
    }

    @Test
    void picocliIsItselfForAJavaThatCanKeepItsClasses() throws IOException {
        Path jar;
        try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
            jar = jars.filter(file -> file.getFileName().toString().startsWith("picocli-"))
                    .findFirst()
                    .orElseThrow();
        }
        try (JarFile picocli = new JarFile(jar.toFile());
                DataInputStream commandLine =
                        new DataInputStream(picocli.getInputStream(picocli.getEntry("picocli/CommandLine.class")))) {
            assertThat(commandLine.readInt()).isEqualTo(0xCAFEBABE);
            commandLine.readUnsignedShort();
            assertThat(commandLine.readUnsignedShort()).as("Java 17").isEqualTo(61);
            assertThat(picocli.getManifest().getMainAttributes().getValue("Implementation-Title"))
                    .isEqualTo("picocli");
        }
    }

    /** Nobody here has Windows: at least the launchers must not drift apart. */
    @Test
    void theLauncherForWindowsStartsTheSameProgram() throws IOException {
        String batch = Files.readString(HOME.resolve("bin/lifesigns.bat"), UTF_8);
        String java = Files.readString(HOME.resolve("bin/java.sh"), UTF_8);
        String shell = Files.readString(HOME.resolve("bin/lifesigns"), UTF_8);

        assertThat(shell).contains(Lifesigns.class.getName());
        assertThat(batch).contains(Lifesigns.class.getName(), "lib\\lifesigns-agent.jar;", "ext\\*");
        assertThat(batch.replace("\r\n", "")).as("lines of Windows").doesNotContain("\n");
        assertThat(options(batch))
                .containsExactlyInAnyOrderElementsOf(options(java.substring(0, java.indexOf("ask_options="))));
    }

    private static List<String> options(String launcher) {
        return Stream.of(launcher.split("[\\s\"]+|heap="))
                .filter(word -> word.matches("-(X|D|-enable).*"))
                .filter(word -> TUNING.stream().noneMatch(word::startsWith))
                .toList();
    }
}
