/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that are compared. Every JVM is the one that runs this program; all but the agent's have the same heap. Whatever else
 * is set stands here and in the programs of the peers.
 */
final class Subjects {
    static final String AGENT = "Lifesigns agent";
    static final String JDK_SERVER = "Lifesigns, JDK server";
    static final String SPRING_BOOT = "Spring Boot";
    static final String SPRING_BOOT_ADOPTED = "Spring Boot + Lifesigns";
    static final String QUARKUS = "Quarkus";
    static final String QUARKUS_ADOPTED = "Quarkus + Lifesigns";
    static final String NGINX = "nginx";

    /** All of them, in the order of the report. */
    static final List<String> NAMES =
            List.of(AGENT, JDK_SERVER, SPRING_BOOT, SPRING_BOOT_ADOPTED, QUARKUS, QUARKUS_ADOPTED, NGINX);

    private static final String HEAP = "-Xmx256m";

    private final PeersBuild build;
    private final PeersPlan plan;

    Subjects(PeersBuild build, PeersPlan plan) {
        this.build = build;
        this.plan = plan;
    }

    /** Those that check health and are to be measured, in the order of the report. */
    List<Subject> checkers() {
        return Stream.of(
                        agent(),
                        jdkServer(),
                        springBoot(SPRING_BOOT, Variant.ALONE),
                        springBoot(SPRING_BOOT_ADOPTED, Variant.LIFESIGNS),
                        quarkus(QUARKUS, Variant.ALONE),
                        quarkus(QUARKUS_ADOPTED, Variant.LIFESIGNS))
                .filter(subject -> plan.subjects().contains(subject.name()))
                .toList();
    }

    /** Whether Lifesigns checks in it. */
    static boolean hasLifesigns(String name) {
        return name.contains("Lifesigns");
    }

    /** Whether it is an application of a framework, with Lifesigns or without. */
    static boolean isApplication(String name) {
        return name.startsWith(SPRING_BOOT) || name.startsWith(QUARKUS);
    }

    /** As it is installed, with its own JVM options and the start that it recorded. */
    private Subject agent() {
        return new Subject(AGENT, "/health/ready", "/health/live", (port, setup) -> {
            Path file = build.scratch("agent-" + port + ".yaml");
            Files.writeString(file, agentConfiguration(port, setup));
            return new ProcessBuilder(
                    build.agentHome().resolve("bin/lifesigns").toString(), "serve", "--config", file.toString());
        });
    }

    private static String agentConfiguration(int port, Setup setup) {
        // The cheapest types that there are: it has none that does nothing.
        List<String> cheap = List.of("memory, of: heap", "deadlock", "disk, path: /, minFree: 1MB");
        StringBuilder yaml =
                new StringBuilder("server: {host: 127.0.0.1, port: %d, drainDelay: 0s}%nchecks:%n".formatted(port));
        for (int i = 1; i <= setup.checks(); i++) {
            String type = setup.dependency() == null
                    ? cheap.get(i % cheap.size())
                    : "http, url: \"" + setup.dependency() + "check-" + i + "\"";
            yaml.append("  check-%d: {type: %s}%n".formatted(i, type));
        }
        return yaml.toString();
    }

    private Subject jdkServer() {
        return new Subject(
                JDK_SERVER,
                "/health/ready",
                "/health/live",
                (port, setup) -> java(
                        port,
                        setup,
                        List.of(),
                        List.of("-cp", String.join(File.pathSeparator, build.lifesignsClassPath()), "LifesignsPeer")));
    }

    private Subject springBoot(String name, Variant variant) {
        return new Subject(
                name,
                "/actuator/health/readiness",
                "/actuator/health/liveness",
                (port, setup) -> java(
                        port,
                        setup,
                        List.of(),
                        List.of("-jar", build.springBootPeer(variant).toString())));
    }

    private Subject quarkus(String name, Variant variant) {
        return new Subject(
                name,
                "/q/health/ready",
                "/q/health/live",
                (port, setup) -> java(
                        port,
                        setup,
                        List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port),
                        List.of(
                                "-jar",
                                build.quarkusPeer(variant, setup.checks()).toString())));
    }

    private ProcessBuilder java(int port, Setup setup, List<String> options, List<String> program) {
        List<String> command =
                new ArrayList<>(List.of(build.java(), HEAP, "-Dpeer.port=" + port, "-Dpeer.checks=" + setup.checks()));
        if (setup.dependency() != null) {
            command.add("-Dpeer.dependency=" + setup.dependency());
        }
        if (setup.clientLimit() != null) {
            command.add("-Dpeer.clientLimit=" + setup.clientLimit().toMillis());
        }
        command.addAll(options);
        command.addAll(program);
        return new ProcessBuilder(command);
    }

    /**
     * The limit of what a server on this machine can do: one worker that sends the same body from memory, and logs nothing.
     * Empty unless it is to be measured.
     */
    Optional<Subject> nginx(String body) {
        return Optional.of(nginxSending(body)).filter(nginx -> plan.subjects().contains(NGINX));
    }

    private Subject nginxSending(String body) {
        return new Subject(NGINX, "/health/ready", "/health/ready", (port, setup) -> {
            Path home = build.scratch("nginx-" + port);
            Files.createDirectories(home);
            Path configuration = home.resolve("nginx.conf");
            Files.writeString(configuration, nginxConfiguration(port, body));
            return new ProcessBuilder(
                    "nginx",
                    "-p",
                    home.toString(),
                    "-c",
                    configuration.toString(),
                    "-e",
                    "stderr",
                    "-g",
                    "daemon off;");
        });
    }

    private static String nginxConfiguration(int port, String body) throws IOException {
        return """
                worker_processes 1;
                pid nginx.pid;
                events {}
                http {
                  access_log off;
                  keepalive_requests 1000000000;
                  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                  server {
                    listen 127.0.0.1:%d;
                    location = /health/ready { default_type application/json; return 200 '%s'; }
                  }
                }
                """.formatted(port, body);
    }
}
