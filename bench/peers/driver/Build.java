/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What must be built before anything can be measured, and where it lies. */
final class Build {
    private final Path root;
    private final Path peers;
    private final Path target;

    Build(Path root) throws IOException {
        this.root = root;
        this.peers = root.resolve("bench/peers");
        this.target = peers.resolve("target");
        Files.createDirectories(target.resolve("scratch"));
        Files.createDirectories(target.resolve("logs"));
    }

    /** Builds what is missing or older than its source. Lifesigns is always built: its own build knows what is new. */
    void all() throws IOException, InterruptedException {
        run("the agent", root.resolve("lifesigns").toString(), "--version");
        recordStart();
        run(
                "the adapter",
                mvnw(
                        "-pl",
                        "adapters/jdk-httpserver",
                        "-am",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "package"));
        run(
                "the program with the adapter",
                Path.of(javaHome(), "bin/javac").toString(),
                "-cp",
                String.join(File.pathSeparator, lifesignsClassPath()),
                "-d",
                lifesignsPeer().toString(),
                peers.resolve("lifesigns/LifesignsPeer.java").toString());
        buildPeer("spring-boot", springBootPeer());
        for (int checks : Peers.CHECKS) {
            buildPeer("quarkus", quarkusPeer(checks), "-Dpeer.checks=" + checks);
        }
    }

    /** A start that was recorded on another Java is of no use to this one. */
    private void recordStart() throws IOException, InterruptedException {
        Path recorded = agentHome().resolve("cache/java");
        if (!Files.exists(recorded) || !Files.readString(recorded).strip().equals(java())) {
            run("the recorded start", agentHome().resolve("bin/lifesigns-cache").toString());
        }
    }

    private void buildPeer(String folder, Path product, String... options) throws IOException, InterruptedException {
        Path project = peers.resolve(folder);
        if (!Files.exists(product) || newest(project) > product.toFile().lastModified()) {
            List<String> arguments =
                    new ArrayList<>(List.of("-f", project.resolve("pom.xml").toString(), "clean", "package"));
            arguments.addAll(List.of(options));
            run(folder, mvnw(arguments.toArray(String[]::new)));
        }
    }

    private static long newest(Path project) throws IOException {
        try (Stream<Path> files =
                Stream.concat(Stream.of(project.resolve("pom.xml")), Files.walk(project.resolve("src")))) {
            return files.map(file -> file.toFile().lastModified())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private String[] mvnw(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("mvnw").toString(), "-B", "-ntp", "-q"));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private void run(String what, String... command) throws IOException, InterruptedException {
        Console.say("building " + what);
        File log = log("build");
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().put("JAVA_HOME", javaHome());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(what + ": not built (expected: success; see " + log + ")");
        }
    }

    Path root() {
        return root;
    }

    Path target() {
        return target;
    }

    Path scratch(String name) {
        return target.resolve("scratch").resolve(name);
    }

    /** Where a subject's output goes, of all its starts. */
    File log(String subject) {
        String name = subject.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-");
        return target.resolve("logs").resolve(name + ".log").toFile();
    }

    String javaHome() {
        return System.getProperty("java.home");
    }

    String java() {
        return Path.of(javaHome(), "bin/java").toString();
    }

    Path agentHome() {
        return root.resolve("agent/target/lifesigns");
    }

    Path lifesignsPeer() {
        return target.resolve("lifesigns");
    }

    /** What an application with the adapter has on its class path. */
    List<String> lifesignsClassPath() throws IOException {
        List<String> wanted = List.of(
                "lifesigns-jdk-httpserver",
                "lifesigns-core",
                "lifesigns-http",
                "jackson-core",
                "bucket4j",
                "ipaddress",
                "spring-security-crypto");
        List<String> path = new ArrayList<>();
        path.add(lifesignsPeer().toString());
        try (Stream<Path> jars = Stream.concat(
                Files.list(root.resolve("adapters/jdk-httpserver/target")),
                Files.list(agentHome().resolve("lib")))) {
            jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .filter(jar -> wanted.stream().anyMatch(jar.getFileName().toString()::startsWith))
                    .map(Path::toString)
                    .sorted()
                    .forEach(path::add);
        }
        return path;
    }

    Path springBootPeer() {
        return peers.resolve("spring-boot/target/peer.jar");
    }

    /** Quarkus decides at build time which checks there are. */
    Path quarkusPeer(int checks) {
        return peers.resolve("quarkus/target/" + checks + "/quarkus-app/quarkus-run.jar");
    }
}
