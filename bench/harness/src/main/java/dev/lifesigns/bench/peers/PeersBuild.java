/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Build;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The agent, the library in the JDK's server, and the peers. */
final class PeersBuild extends Build {
    PeersBuild(Path root) throws IOException {
        super(root, "bench/peers");
    }

    /** Builds what is missing or older than its source. Lifesigns is always built: its own build knows what is new. */
    void all() throws IOException, InterruptedException {
        agent();
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
                home().resolve("lifesigns/LifesignsPeer.java").toString());
        buildPeer("spring-boot", springBootPeer());
        for (int checks : Peers.CHECKS) {
            buildPeer("quarkus", quarkusPeer(checks), "-Dpeer.checks=" + checks);
        }
    }

    private void buildPeer(String folder, Path product, String... options) throws IOException, InterruptedException {
        Path project = home().resolve(folder);
        if (!Files.exists(product) || newest(project) > product.toFile().lastModified()) {
            List<String> arguments =
                    new ArrayList<>(List.of("-f", project.resolve("pom.xml").toString(), "clean", "package"));
            arguments.addAll(List.of(options));
            run(folder, mvnw(arguments.toArray(String[]::new)));
        }
    }

    private static long newest(Path project) throws IOException {
        try (Stream<Path> sources = Files.walk(project.resolve("src"))) {
            return Stream.concat(Stream.of(project.resolve("pom.xml")), sources)
                    .map(file -> file.toFile().lastModified())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    Path lifesignsPeer() {
        return target().resolve("lifesigns");
    }

    /** What an application with the adapter has on its class path. */
    List<String> lifesignsClassPath() throws IOException {
        List<String> wanted = List.of("lifesigns-jdk-httpserver", "lifesigns-core", "lifesigns-http", "jackson-core");
        List<String> path = new ArrayList<>();
        path.add(lifesignsPeer().toString());
        for (Path folder : List.of(
                root().resolve("adapters/jdk-httpserver/target"), agentHome().resolve("lib"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(jar -> jar.toString().endsWith(".jar"))
                        .filter(jar ->
                                wanted.stream().anyMatch(jar.getFileName().toString()::startsWith))
                        .map(Path::toString)
                        .sorted()
                        .forEach(path::add);
            }
        }
        return path;
    }

    Path springBootPeer() {
        return home().resolve("spring-boot/target/peer.jar");
    }

    /** Quarkus decides at build time which checks there are. */
    Path quarkusPeer(int checks) {
        return home().resolve("quarkus/target/" + checks + "/quarkus-app/quarkus-run.jar");
    }
}
