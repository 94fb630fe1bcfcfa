/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged jars, as somebody meets them who works with modules. */
class ModulesIT {
    @ParameterizedTest
    @CsvSource({
        "lifesigns-core, dev.lifesigns",
        "lifesigns-http, dev.lifesigns.http",
        "lifesigns-bridge, dev.lifesigns.bridge",
        "lifesigns-micrometer, dev.lifesigns.micrometer",
        "lifesigns-checks, dev.lifesigns.checks",
        "lifesigns-kafka, dev.lifesigns.kafka",
        "lifesigns-mongodb, dev.lifesigns.mongodb",
        "lifesigns-rabbitmq, dev.lifesigns.rabbitmq",
        "lifesigns-jdk-httpserver, dev.lifesigns.jdkhttpserver",
        "lifesigns-jetty, dev.lifesigns.jetty",
        "lifesigns-netty, dev.lifesigns.netty",
        "lifesigns-servlet, dev.lifesigns.servlet",
        "lifesigns-grpc, dev.lifesigns.grpc",
        "lifesigns-vertx, dev.lifesigns.vertx",
        "lifesigns-javalin, dev.lifesigns.javalin",
        "lifesigns-text, dev.lifesigns.text",
        "lifesigns-probes, dev.lifesigns.probes",
        "lifesigns-testkit, dev.lifesigns.testkit",
    })
    void everyJarIsAModuleOfThatName(String artifact, String module) {
        ModuleDescriptor descriptor = ModuleFinder.of(jar(artifact)).findAll().stream()
                .map(ModuleReference::descriptor)
                .findFirst()
                .orElseThrow();

        assertThat(descriptor.isAutomatic()).isFalse();
        assertThat(descriptor.name()).isEqualTo(module);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void soIsTheJarForHelidon() {
        everyJarIsAModuleOfThatName("lifesigns-helidon", "dev.lifesigns.helidon");
    }

    /** Annotation jars are ours alone: a "requires static transitive" would ask everybody for them. */
    @Test
    void aModuleCompilesAgainstCoreAndNothingElse(@TempDir Path folder) throws IOException {
        Path module = Files.writeString(folder.resolve("module-info.java"), "module user { requires dev.lifesigns; }");
        Path source = Files.writeString(
                folder.resolve("User.java"), "package user; class User { dev.lifesigns.HealthCheck check; }");

        int exit = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all",
                        "-Werror",
                        "--module-path",
                        jar("lifesigns-core").toString(),
                        "-d",
                        folder.toString(),
                        module.toString(),
                        source.toString());

        assertThat(exit).isZero();
    }

    private static Path jar(String artifact) {
        Pattern file = Pattern.compile(Pattern.quote(artifact) + "-\\d.*\\.jar");
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> file.matcher(path.getFileName().toString()).matches())
                .findFirst()
                .orElseThrow();
    }
}
