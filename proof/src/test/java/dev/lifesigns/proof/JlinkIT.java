/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A Java runtime of its own with our modules in it, as jlink makes one. */
@TestInstance(Lifecycle.PER_CLASS)
class JlinkIT {
    /** For tests, and the agent's, which is an application. */
    private static final Set<String> NO_LIBRARY =
            Set.of("dev.lifesigns.testkit", "dev.lifesigns.contract", "dev.lifesigns.agent");

    /**
     * Jars of Spring, Dropwizard, Micronaut, MicroProfile, Quarkus, Armeria, gRPC, Micrometer, Kafka, MongoDB and RabbitMQ are no modules, which jlink refuses. Vert.x wants
     * another Netty than what else is linked here, and Javalin another Jetty. That of Helidon is not in each build.
     */
    private static final Set<String> NOT_LINKED = Set.of(
            "dev.lifesigns.springboot",
            "dev.lifesigns.springboot3",
            "dev.lifesigns.dropwizard",
            "dev.lifesigns.micronaut",
            "dev.lifesigns.microprofile",
            "dev.lifesigns.microprofilebridge",
            "dev.lifesigns.smallrye",
            "dev.lifesigns.quarkus",
            "dev.lifesigns.quarkus.deployment",
            "dev.lifesigns.grpc",
            "dev.lifesigns.kafka",
            "dev.lifesigns.mongodb",
            "dev.lifesigns.rabbitmq",
            "dev.lifesigns.micrometer",
            "dev.lifesigns.vertx",
            "dev.lifesigns.armeria",
            "dev.lifesigns.javalin",
            "dev.lifesigns.helidon");

    private static final String PROGRAM = """
            package program;

            import dev.lifesigns.CheckResult;
            import dev.lifesigns.HealthChecker;
            import dev.lifesigns.jdkhttpserver.HealthServer;
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse.BodyHandlers;

            public class Main {
                public static void main(String[] args) throws Exception {
                    HealthChecker health = HealthChecker.builder()
                            .check("database", deadline -> CheckResult.up())
                            .build();
                    health.start();
                    HealthServer server = HealthServer.start(health, 0);
                    URI live = URI.create("http://127.0.0.1:" + server.address().getPort() + "/health/live");
                    System.out.println(HttpClient.newHttpClient().send(
                            HttpRequest.newBuilder(live).build(), BodyHandlers.ofString()).body());
                    System.exit(0);
                }
            }
            """;

    private Path folder;
    private Path image;
    private Set<String> linked;

    @BeforeAll
    void link(@TempDir Path temporary) throws IOException {
        folder = temporary;
        image = folder.resolve("image");
        linked = libraries().collect(Collectors.toCollection(TreeSet::new));
        compile();
        run(
                "jlink",
                "--module-path",
                modulePath() + File.pathSeparator + folder.resolve("program"),
                "--add-modules",
                "program," + String.join(",", linked),
                "--output",
                image.toString());
    }

    /** jlink rejects a jar that is not a module, and does not say what needs it. */
    @Test
    void noLibraryNeedsAJarThatIsNoModule() {
        Map<String, Set<String>> needed = libraries().collect(Collectors.toMap(library -> library, JlinkIT::automatic));

        assertThat(needed).containsKeys("dev.lifesigns", "dev.lifesigns.http", "dev.lifesigns.jdkhttpserver");
        assertThat(needed)
                .allSatisfy((library, jars) -> assertThat(jars).as(library).isEmpty());
    }

    @Test
    void theImageHasEveryModule() throws Exception {
        List<String> modules = java("--list-modules")
                .lines()
                .map(line -> line.split("@", 2)[0])
                .toList();

        assertThat(modules).containsAll(linked);
    }

    @Test
    void aProgramInTheImageAnswers() throws Exception {
        assertThat(java("-m", "program/program.Main").strip()).isEqualTo("{\"status\":\"up\"}");
    }

    private static Stream<String> libraries() {
        return ClassPath.modules()
                .map(ModuleReference::descriptor)
                .filter(ClassPath::isOurs)
                .map(ModuleDescriptor::name)
                .filter(not(NO_LIBRARY::contains))
                .filter(not(NOT_LINKED::contains));
    }

    /** The modules that this one needs, directly or not, whose jars are none. */
    private static Set<String> automatic(String module) {
        Map<String, ModuleDescriptor> jars = ClassPath.modules()
                .map(ModuleReference::descriptor)
                .collect(Collectors.toMap(ModuleDescriptor::name, descriptor -> descriptor, (one, other) -> one));
        Set<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(module));
        while (!open.isEmpty()) {
            String name = open.pop();
            ModuleDescriptor descriptor = jars.get(name);
            if (!seen.add(name) || descriptor == null) {
                continue;
            }
            if (descriptor.isAutomatic()) {
                found.add(name);
            }
            descriptor.requires().stream()
                    .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
                    .forEach(required -> open.push(required.name()));
        }
        return found;
    }

    private void compile() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path module = Files.writeString(
                sources.resolve("module-info.java"),
                "module program { requires dev.lifesigns.jdkhttpserver; requires java.net.http; }");
        Path main = Files.writeString(sources.resolve("Main.java"), PROGRAM);
        run(
                "javac",
                "--module-path",
                modulePath(),
                "-d",
                folder.resolve("program").toString(),
                module.toString(),
                main.toString());
    }

    private static String modulePath() {
        return ClassPath.modules()
                .filter(module -> !module.descriptor().isAutomatic())
                .map(module -> Path.of(module.location().orElseThrow()).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void run(String tool, String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        int exit = ToolProvider.findFirst(tool).orElseThrow().run(printer, printer, arguments);
        assertThat(exit).as("%s: %s", tool, output).isZero();
    }

    private String java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(image.resolve("bin/java").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
