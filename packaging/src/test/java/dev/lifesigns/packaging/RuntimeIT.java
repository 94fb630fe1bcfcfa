/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The agent with a Java runtime of its own, as it is unpacked somewhere. */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the scripts are for Linux")
class RuntimeIT {
    /** One check of each client that the agent brings, against a port at which nobody listens. */
    private static final String EVERY_CLIENT = """
            checks:
              http: {type: http, url: "https://127.0.0.1:1/"}
              tcp: {type: tcp, host: 127.0.0.1, port: 1}
              redis: {type: redis, uri: "redis://127.0.0.1:1"}
              postgresql: {type: jdbc, url: "jdbc:postgresql://127.0.0.1:1/orders"}
              mariadb: {type: jdbc, url: "jdbc:mariadb://127.0.0.1:1/orders"}
              h2: {type: jdbc, url: "jdbc:h2:mem:orders"}
              dns: {type: dns, name: localhost}
              disk: {type: disk, path: /}
              memory: {type: memory}
            """;

    private Path home;

    @BeforeAll
    void make() throws IOException, InterruptedException {
        home = Packages.runtime();
    }

    @Test
    void everyClientFindsWhatItNeeds(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("lifesigns.yaml"), EVERY_CLIENT);

        Command.Ended check = lifesigns(home, "check", "--config", file.toString());

        assertThat(check.exitCode()).as(check.output()).isEqualTo(1);
        assertThat(check.output()).doesNotContain("NoClassDefFound", "ClassNotFound", "UnsatisfiedLink");
        for (String up : List.of("h2", "dns", "disk", "memory")) {
            assertThat(check.output().lines()).anyMatch(line -> line.matches("up +" + up + " .*"));
        }
        for (String refused : List.of("http", "tcp", "redis", "postgresql", "mariadb")) {
            assertThat(check.output().lines())
                    .anyMatch(line -> line.matches("down +" + refused + " .* unreachable: .*"));
        }
    }

    @Test
    void itsOwnJavaIsFoundBeforeAnyOther() throws IOException, InterruptedException {
        String version = Command.run(
                        List.of(home.resolve("bin/lifesigns").toString(), "--version"),
                        Map.of("JAVA_HOME", "/usr", "PATH", "/usr/bin:/bin"))
                .succeeded();

        assertThat(version).contains(System.getProperty("java.vm.version"));
        assertThat(modules()).contains("java.base", "java.sql").doesNotContain("java.desktop", "jdk.compiler");
    }

    @Test
    void aRecordedStartIsUsedUntilAJarChanges(@TempDir Path folder) throws IOException, InterruptedException {
        Path copy = folder.resolve("lifesigns");
        Command.run(List.of("cp", "-a", home.toString(), copy.toString())).succeeded();
        Command.run(List.of(copy.resolve("bin/lifesigns-cache").toString())).succeeded();
        assertThat(mainClassLoadedBy(copy)).contains("shared objects file");

        // what an upgrade in place does, also to a jar that only the manifest of another one names
        try (Stream<Path> jars = Files.list(copy.resolve("lib"))) {
            Path text = jars.filter(jar -> jar.getFileName().toString().startsWith("lifesigns-text"))
                    .findAny()
                    .orElseThrow();
            Files.setLastModifiedTime(text, FileTime.from(Instant.EPOCH));
        }

        assertThat(mainClassLoadedBy(copy)).contains("lifesigns-agent.jar");
    }

    private static String mainClassLoadedBy(Path installed) throws IOException, InterruptedException {
        return Command.run(
                        List.of(installed.resolve("bin/lifesigns").toString(), "--version"),
                        Map.of("LIFESIGNS_JAVA_OPTS", "-Xlog:class+load"))
                .succeeded()
                .lines()
                .filter(line -> line.contains("dev.lifesigns.agent.Lifesigns "))
                .findFirst()
                .orElseThrow();
    }

    private List<String> modules() throws IOException, InterruptedException {
        return Command.run(List.of(home.resolve("runtime/bin/java").toString(), "--list-modules"))
                .succeeded()
                .lines()
                .map(line -> line.split("@", 2)[0])
                .toList();
    }

    private static Command.Ended lifesigns(Path home, String... arguments) throws IOException, InterruptedException {
        return Command.run(Stream.concat(Stream.of(home.resolve("bin/lifesigns").toString()), Stream.of(arguments))
                .toList());
    }
}
