/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.AgentProcess.Ended;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shell sees of every command. */
class CommandLineIT {
    @TempDir
    private Path directory;

    @Test
    void logCanBeLinesOfJson() throws Exception {
        String file = file("checks: {threads: {type: deadlock}}");
        try (AgentProcess agent =
                AgentProcess.start("serve", "--port", "0", "--config", file, "--log-format", "json")) {
            agent.awaitLogged("\"check\":\"threads\",\"from\":\"unknown\",\"to\":\"up\"");
            agent.signal("TERM");
            agent.awaitLogged("\"message\":\"draining for 5000 ms");
            assertThat(agent.err()).allMatch(line -> line.startsWith("{\"timestamp\":\"") && line.endsWith("}"));
        }
    }

    @Test
    void logIsAsTheFileSays() throws Exception {
        String file =
                file("log: {format: json, level: warning}\nchecks: {gone: {type: tcp, host: 127.0.0.1, port: 1}}");
        try (AgentProcess agent = AgentProcess.start("serve", "--port", "0", "--config", file)) {
            agent.awaitReady("\"status\":\"down\"");
            Files.writeString(Path.of(file), "checks: 1");
            agent.signal("HUP");
            agent.awaitLogged("\"level\":\"SEVERE\"");
            agent.signal("TERM");
            assertThat(agent.awaitExit()).isZero();
            assertThat(agent.err())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("{\"timestamp\":\"") && line.contains("\"level\":\"SEVERE\""));
        }
    }

    @Test
    void formatOfTheCommandLineOverridesThatOfTheFile() throws Exception {
        String file = file("log: {format: json, level: debug}\nchecks: {threads: {type: deadlock}}");
        try (AgentProcess agent = AgentProcess.start("serve", "--port=0", "--config", file, "--log-format=text")) {
            agent.awaitLogged(" INFO check threads: unknown -> up");
        }
    }

    @Test
    void takenPortIsOneLineAndExitCode3() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ended ended = AgentProcess.run("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .containsExactly("lifesigns: server: 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use (expected: a free port on one of this machine's addresses)");
        }
    }

    @ParameterizedTest
    @CsvSource({"no..host, no such host", "192.0.2.1, Cannot assign requested address"})
    void addressOfSomebodyElseIsOneLineAndExitCode3(String host, String why) throws Exception {
        Ended ended = AgentProcess.run(
                "serve",
                "--config",
                file("server: {host: " + host + ", port: 9}\nchecks: {threads: {type: deadlock}}"));
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .containsExactly("lifesigns: server: " + host + ":9: " + why
                        + " (expected: a free port on one of this machine's addresses)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check"})
    void wrongConfigurationIsEveryFindingWithItsPlaceAndExitCode2(String command) throws Exception {
        String file = file("""
                server: {port: 80800}
                checks:
                  database: {type: jdbc, url: "jdbc:h2:mem:x", password: "${PLANTED}", timout: 2s}
                  cache: {type: rediss, uri: "redis://u:hunter2@localhost"}
                  queue: {type: tcp, host: localhost, port: "${PLANTED}"}
                """);
        Ended ended = AgentProcess.run(AgentProcess.INSTALLED, Map.of("PLANTED", "hunter2"), command, "--config", file);
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .containsExactly(
                        file + ":1:16: server.port: '80800' (expected: a whole number from 0 to 65535)",
                        file + ":3:72: unknown key 'timout' in check 'database'; did you mean 'timeout'?",
                        file
                                + ":4:17: check 'cache': type: 'rediss' (expected: consul, deadlock, descriptors, disk, dns,"
                                + " elasticsearch, etcd, exec, file, grpc, heartbeat, http, jdbc, ldap, load,"
                                + " memcached, memory, mqtt, nats, ntp, pressure, process, quorum, redis, s3,"
                                + " smtp, systemd, tcp, tls, vault, websocket or zookeeper); did you mean 'redis'?",
                        file + ":5:45: check 'queue': port: '${PLANTED}' (expected: a whole number)");
    }

    @Test
    void missingFileIsOneLineAndExitCode2() throws Exception {
        for (String command : List.of("serve", "check")) {
            Ended ended = AgentProcess.run(command, "--config", "no-such.yaml");
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.printed().strip())
                    .isEqualTo("no-such.yaml: no such file (expected: a readable YAML file)");
        }
    }

    @ParameterizedTest
    @CsvSource({"check, lifesigns.yaml", "serve, lifesigns.yaml", "check, lifesigns.yml", "serve, lifesigns.yml"})
    void forgottenConfigurationIsOneLineAndExitCode2(String command, String name) throws Exception {
        Files.writeString(directory.resolve(name), "checks: {");
        Ended ended = AgentProcess.runIn(directory, command);
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .containsExactly(
                        "lifesigns: found " + name + " but no --config; did you mean '--config " + name + "'?",
                        "Try 'lifesigns " + command + " --help'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            serv             | unknown command 'serv'; did you mean 'serve'? | lifesigns
            serve --prot=1   | unknown option '--prot'; did you mean '--port'? | lifesigns serve
            serve --port 65536 | --port: 65536 (expected: 0 to 65535) | lifesigns serve
            serve --port http | --port: 'http' (expected: a whole number) | lifesigns serve
            check --format xml | --format: 'xml' (expected: one of table, text, nagios, json, health+json, actuator, microprofile) | lifesigns check
            """)
    void wrongCommandLineIsOneLineAndExitCode2(String arguments, String message, String command) throws Exception {
        Ended ended = AgentProcess.run(arguments.split(" "));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).containsExactly("lifesigns: " + message, "Try '" + command + " --help'.");
    }

    @Test
    void unknownProbeIsReportedWithoutRunningAnything() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(200))) {
            String file =
                    file("checks: {web: {type: http, url: \"" + server.url("/") + "\", probes: [readiness, eu]}}");
            Ended ended = AgentProcess.run("check", "--probe", "us", "--config", file);
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.printed().strip())
                    .isEqualTo("lifesigns: --probe: 'us' (expected: one of liveness, readiness, startup, eu)");
            assertThat(server.requests()).isEmpty();
        }
    }

    /** That it exits with 1 in every format is seen by {@link SecretsIT}. */
    @ParameterizedTest
    @ValueSource(strings = {"table", "text", "json", "health+json", "actuator", "microprofile"})
    void checkExitsWith0WhenDegradedInEveryFormat(String format) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(500))) {
            String file = file("checks: {threads: {type: deadlock}," + " extra: {type: http, url: \"" + server.url("/")
                    + "\", critical: false}}");
            Ended ended = AgentProcess.run("check", "--format", format, "--config", file);
            assertThat(ended.exitCode()).as(ended.printed()).isZero();
            assertThat(ended.err()).isEmpty();
            assertThat(String.join("\n", ended.out())).contains("threads").contains("extra");
        }
    }

    @Test
    void probeThatIsNamedDecides() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(500))) {
            String file = file("checks: {web: {type: http, url: \"" + server.url("/") + "\", probes: eu}}");
            assertThat(AgentProcess.run("check", "--config", file).exitCode()).isZero();
            assertThat(AgentProcess.run("check", "--probe", "eu", "--config", file)
                            .exitCode())
                    .isEqualTo(1);
        }
    }

    @Test
    void checkOfDependenciesThatHangEndsWithinTheLongestTimeout() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(200));
                FaultProxy proxy = FaultProxy.inFrontOf(server.port())) {
            proxy.inject(Fault.SILENT);
            String file = file("""
                    defaults: {timeout: 1s}
                    checks:
                      web: {type: http, url: "http://127.0.0.1:PORT/"}
                      cache: {type: redis, uri: "redis://127.0.0.1:PORT"}
                      postgres: {type: jdbc, url: "jdbc:postgresql://127.0.0.1:PORT/orders", timeout: 900ms}
                      mariadb: {type: jdbc, url: "jdbc:mariadb://127.0.0.1:PORT/orders"}
                    """.replace("PORT", Integer.toString(proxy.port())));
            Ended ended = AgentProcess.run("check", "--config", file);
            assertThat(ended.exitCode()).as(ended.printed()).isEqualTo(1);
            assertThat(ended.out().subList(0, 4)).allMatch(line -> line.matches("down .* timeout.*"));
            assertThat(ended.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void portThatTheMachineChoseIsPrinted() throws Exception {
        try (AgentProcess agent = AgentProcess.start("serve", "--port", "0")) {
            assertThat(agent.port()).isPositive();
            assertThat(agent.get("/live").statusCode()).isEqualTo(200);
            assertThat(agent.out().get(0))
                    .isEqualTo("lifesigns is checking lifesigns: disk, memory, threads, demo-database");
        }
    }

    @Test
    void greetingSaysWhatIsCheckedAndWhereEachProbeIs() throws Exception {
        String yaml = "server: {basePath: /h}\n"
                + "checks: {a: {type: deadlock}, b: {type: deadlock, probes: [eu, liveness, batch-jobs]}}";
        try (AgentProcess agent = AgentProcess.serve(directory, yaml)) {
            agent.awaitReady("\"status\":\"up\",\"checks\"");
            String url = agent.url();
            assertThat(agent.out())
                    .containsExactly(
                            "lifesigns is checking a, b",
                            "  alive?    " + url + "/live",
                            "  ready?    " + url + "/ready",
                            "  started?  " + url + "/startup",
                            "  batch-jobs?  " + url + "/probes/batch-jobs",
                            "  eu?       " + url + "/probes/eu",
                            "  page      " + url + "/page",
                            "  metrics   http://127.0.0.1:" + agent.port() + "/metrics");
            assertThat(agent.get("/probes/eu").statusCode()).isEqualTo(200);
            assertThat(agent.get("/probes/batch-jobs").statusCode()).isEqualTo(200);
        }
    }

    /** From the start of the JVM on: the promise of the first page, on a machine that has other work too. */
    @Test
    void embeddedDefaultIsReadyWithin15Seconds() throws Exception {
        try (AgentProcess agent = AgentProcess.start("serve", "--port", "0")) {
            agent.awaitReady("\"status\":\"up\",\"checks\"");
            assertThat(agent.get("/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void versionHelpAndCompletionAreFine() throws Exception {
        Ended version = AgentProcess.run("--version");
        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).hasSize(2);
        assertThat(version.out().get(0)).matches("lifesigns \\d+\\.\\d+\\.\\d+.*");
        assertThat(version.out().get(1)).isEqualTo("java " + Runtime.version());

        Ended help = AgentProcess.run("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).first().isEqualTo("Usage: lifesigns [-hV] COMMAND");

        Ended completion = AgentProcess.run("generate-completion");
        assertThat(completion.exitCode()).isZero();
        assertThat(completion.out()).first().isEqualTo("#!/usr/bin/env bash");
        assertThat(List.of(version, help, completion))
                .allMatch(ended -> ended.err().isEmpty());
    }

    @Test
    void scriptIsFoundThroughLinksAndFromPathsWithSpaces() throws Exception {
        Path home = Files.createDirectories(directory.resolve("a home"));
        Files.createSymbolicLink(home.resolve("lifesigns"), AgentProcess.INSTALLED.resolve("bin/lifesigns"));
        Files.createDirectories(home.resolve("bin"));
        Files.createSymbolicLink(home.resolve("bin/lifesigns"), Path.of("../lifesigns"));
        assertThat(AgentProcess.run(home, Map.of(), "--version").exitCode()).isZero();
    }

    @Test
    void everyExampleIsValid() throws Exception {
        Map<String, String> environment = Map.of(
                "OPERATOR_TOKEN_HASH", "sha256:" + "0".repeat(64),
                "ADMIN_PASSWORD_HASH", "$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
                "DB_PASSWORD", "planted",
                "POD_NAME", "worker-1",
                "QUEUE_PASSWORD", "planted");
        List<String> arguments = new ArrayList<>(List.of("config", "validate"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("..", "examples"), "*.yaml")) {
            files.forEach(file -> arguments.add(file.toString()));
        }
        Ended ended = AgentProcess.run(AgentProcess.INSTALLED, environment, arguments.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.printed()).isZero();
        assertThat(ended.out()).hasSize(arguments.size() - 2).allMatch(line -> line.contains(": fine ("));
        assertThat(ended.out()).hasSizeGreaterThan(3);
    }

    private String file(String yaml) throws Exception {
        return Files.writeString(directory.resolve("lifesigns.yaml"), yaml).toString();
    }
}
