/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Build;
import dev.lifesigns.bench.shared.Machine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The agent, the library in the JDK's server, and the peers, as they are and with Lifesigns. */
final class PeersBuild extends Build {
    PeersBuild(Path root) throws IOException {
        super(root, "bench/peers");
    }

    /** Builds what is missing or older than its source. Lifesigns is always built: its own build knows what is new. */
    void of(PeersPlan plan) throws IOException, InterruptedException {
        List<String> subjects = plan.subjects();
        if (subjects.contains(Subjects.AGENT) || subjects.contains(Subjects.JDK_SERVER)) {
            agent();
        }
        installAdapters(subjects);
        if (subjects.contains(Subjects.JDK_SERVER)) {
            compileLifesignsPeer();
        }
        for (String subject : subjects) {
            switch (subject) {
                case Subjects.SPRING_BOOT -> buildSpringBoot(Variant.ALONE);
                case Subjects.SPRING_BOOT_ADOPTED -> buildSpringBoot(Variant.LIFESIGNS);
                case Subjects.QUARKUS -> buildQuarkus(Variant.ALONE);
                case Subjects.QUARKUS_ADOPTED -> buildQuarkus(Variant.LIFESIGNS);
                default -> {} // built above, or installed
            }
        }
    }

    private void installAdapters(List<String> subjects) throws IOException, InterruptedException {
        String modules = subjects.stream()
                .flatMap(subject -> adapters(subject).stream())
                .map(adapter -> "adapters/" + adapter)
                .collect(Collectors.joining(","));
        if (!modules.isEmpty()) {
            run(
                    "the adapters",
                    mvnwHere("-pl", modules, "-am", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "install"));
        }
    }

    private static List<String> adapters(String subject) {
        return switch (subject) {
            case Subjects.JDK_SERVER -> List.of("jdk-httpserver");
            case Subjects.SPRING_BOOT_ADOPTED -> List.of("spring-boot");
            case Subjects.QUARKUS_ADOPTED -> List.of("quarkus", "quarkus-deployment");
            default -> List.of();
        };
    }

    private void compileLifesignsPeer() throws IOException, InterruptedException {
        run(
                "the program with the adapter",
                Path.of(javaHome(), "bin/javac").toString(),
                "-cp",
                String.join(File.pathSeparator, lifesignsClassPath()),
                "-d",
                lifesignsPeer().toString(),
                home().resolve("lifesigns/LifesignsPeer.java").toString());
    }

    private void buildSpringBoot(Variant variant) throws IOException, InterruptedException {
        buildPeer("spring-boot", variant, springBootPeer(variant));
    }

    private void buildQuarkus(Variant variant) throws IOException, InterruptedException {
        for (int checks : Peers.CHECKS) {
            buildPeer("quarkus", variant, quarkusPeer(variant, checks), "-Dpeer.checks=" + checks);
        }
    }

    private void buildPeer(String folder, Variant variant, Path product, String... options)
            throws IOException, InterruptedException {
        Path project = home().resolve(folder);
        Path pom = project.resolve("pom.xml");
        long changed = Math.max(newest(pom, ""), newest(project.resolve("src"), ""));
        List<String> arguments = new ArrayList<>(List.of("-f", pom.toString(), "clean", "package"));
        arguments.addAll(List.of(options));
        if (variant == Variant.LIFESIGNS) {
            changed = Math.max(changed, newest(repository().resolve("dev/lifesigns"), ".jar"));
            arguments.add("-Dpeer.lifesigns=" + Machine.lifesignsVersion(this));
        }
        if (!Files.exists(product) || changed > product.toFile().lastModified()) {
            run(folder + ", " + variant.folder(), mvnwHere(arguments.toArray(String[]::new)));
        }
    }

    private static long newest(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .mapToLong(file -> file.toFile().lastModified())
                    .max()
                    .orElseThrow();
        }
    }

    /**
     * Maven with a local repository of its own, so that what the peers get is this checkout, and nothing is installed where
     * others would find it. What the user's repository has is read there.
     */
    private String[] mvnwHere(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "-Dmaven.repo.local=" + repository(),
                "-Dmaven.repo.local.tail=" + Path.of(System.getProperty("user.home"), ".m2/repository")));
        all.addAll(List.of(arguments));
        return mvnw(all.toArray(String[]::new));
    }

    private Path repository() {
        return target().resolve("repository");
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

    Path springBootPeer(Variant variant) {
        return home().resolve("spring-boot/target/" + variant.folder() + "/peer.jar");
    }

    /** Quarkus decides at build time which checks there are. */
    Path quarkusPeer(Variant variant, int checks) {
        return home().resolve("quarkus/target/" + variant.folder() + "/" + checks + "/quarkus-app/quarkus-run.jar");
    }
}
