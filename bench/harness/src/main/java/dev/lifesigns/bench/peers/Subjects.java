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

/**
 * All that are compared. Every JVM is the one that runs this program; all but the agent's have the same heap. Whatever else
 * is set stands here and in the programs of the peers.
 */
final class Subjects {
    static final String AGENT = "Lifesigns agent";
    static final String JDK_SERVER = "Lifesigns, JDK server";
    static final String SPRING_BOOT = "Spring Boot";
    static final String QUARKUS = "Quarkus";
    static final String NGINX = "nginx";

    private static final String HEAP = "-Xmx256m";

    private final PeersBuild build;

    Subjects(PeersBuild build) {
        this.build = build;
    }

    /** Those that check health, in the order of the report. */
    List<Subject> checkers() {
        return List.of(agent(), jdkServer(), springBoot(), quarkus());
    }

    static boolean isOurs(String name) {
        return name.startsWith("Lifesigns");
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

    private Subject springBoot() {
        return new Subject(
                SPRING_BOOT,
                "/actuator/health/readiness",
                "/actuator/health/liveness",
                (port, setup) -> java(
                        port,
                        setup,
                        List.of(),
                        List.of("-jar", build.springBootPeer().toString())));
    }

    private Subject quarkus() {
        return new Subject(
                QUARKUS,
                "/q/health/ready",
                "/q/health/live",
                (port, setup) -> java(
                        port,
                        setup,
                        List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port),
                        List.of("-jar", build.quarkusPeer(setup.checks()).toString())));
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

    /** The limit of what a server on this machine can do: one worker that sends the same body from memory, and logs nothing. */
    Subject nginx(String body) {
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
