/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.AgentProcess.Ended;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.fixture.PostgresServer;
import dev.lifesigns.checks.fixture.RedisServer;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.TestCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every built-in check is misconfigured on purpose, with a secret wherever one can be written. Each secret holds the
 * word {@code planted}, so that one look finds any.
 */
class SecretsIT {
    private static final String TOKEN = "planted-token";
    private static final String TOKEN_HASH = "sha256:adf96522a46e4c258f2489bf7aa5161965ef284b501f3ab967de68b65ed473c8";

    private static final String YAML = """
            service: {name: orders}
            security:
              detailed:
                tokens: ["${TOKEN_HASH}"]
                basic: {operator: "$2y$04$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}
            defaults: {period: 1s, timeout: 800ms}
            checks:
              pg-password: {type: jdbc, url: "jdbc:postgresql://127.0.0.1:PG/postgres", username: orders, password: "${SECRET}"}
              pg-parameter: {type: jdbc, url: "jdbc:postgresql://127.0.0.1:PG/postgres?user=orders&password=planted-1"}
              pg-gone: {type: jdbc, url: "jdbc:postgresql://orders:planted-2@127.0.0.1:CLOSED/o", password: "${SECRET}"}
              pg-query: {type: jdbc, url: "jdbc:postgresql://127.0.0.1:PG/postgres", username: postgres, query: "SELECT 'planted-3' FROM nowhere"}
              maria-gone: {type: jdbc, url: "jdbc:mariadb://127.0.0.1:CLOSED/o?user=u&password=planted-4"}
              maria-userinfo: {type: jdbc, url: "jdbc:mariadb://u:planted-5@127.0.0.1:CLOSED/o"}
              maria-wrong: {type: jdbc, url: "jdbc:mariadb://127.0.0.1:WEB/o?user=u&password=planted-6"}
              h2-missing: {type: jdbc, url: "jdbc:h2:DIRECTORY/no-such;IFEXISTS=TRUE;PASSWORD=planted-7;CIPHER=AES", username: sa}
              redis-password: {type: redis, uri: "redis://127.0.0.1:REDIS", password: "${file:DIRECTORY/secret}"}
              redis-userinfo: {type: redis, uri: "redis://default:planted-8@127.0.0.1:REDIS/0"}
              redis-gone: {type: redis, uri: "redis://:planted-9@127.0.0.1:CLOSED"}
              redis-wrong: {type: redis, uri: "redis://:planted-10@127.0.0.1:WEB"}
              http-echo: {type: http, url: "http://127.0.0.1:WEB/echo?api_key=planted-11", headers: {X-Api-Key: planted-12, X-Extra: planted-22}, authorization: "Bearer ${SECRET}"}
              http-redirect: {type: http, url: "http://u:planted-13@127.0.0.1:WEB/redirect?token=planted-14"}
              http-garbage: {type: http, url: "http://127.0.0.1:WEB/garbage?password=planted-15", authorization: "${file:DIRECTORY/secret}"}
              http-gone: {type: http, url: "http://u:planted-16@127.0.0.1:CLOSED/?secret=planted-17"}
              https-plain: {type: http, url: "https://u:planted-18@127.0.0.1:WEB/?secret=planted-19", fallback: "a fallback"}
              http-post: {type: http, url: "http://127.0.0.1:WEB/echo", method: POST, body: '{"password": "planted-23"}', headers: ["Cookie: id=planted-24"]}
              http-proxy: {type: http, url: "http://127.0.0.1:WEB/echo", proxy: "http://u:planted-25@127.0.0.1:WEB"}
              http-proxy-gone: {type: http, url: "https://127.0.0.1:WEB/echo", proxy: "http://u:planted-26@127.0.0.1:CLOSED"}
              https-store: {type: http, url: "https://127.0.0.1:WEB/", clientCertificate: DIRECTORY/client.p12, clientKeyPassword: planted-27}
              tls-store: {type: tls, host: 127.0.0.1, port: WEB, clientCertificate: DIRECTORY/client.p12, clientKeyPassword: planted-27}
              etcd-userinfo: {type: etcd, url: "http://u:planted-28@127.0.0.1:WEB/echo"}
              etcd-store: {type: etcd, url: "https://127.0.0.1:WEB", clientCertificate: DIRECTORY/client.p12, clientKeyPassword: planted-27}
              nats-echo: {type: nats, host: 127.0.0.1, port: NATS, username: prober, password: "planted-29"}
              nats-token: {type: nats, host: 127.0.0.1, port: NATS, token: "${SECRET}"}
              nats-gone: {type: nats, host: 127.0.0.1, port: CLOSED, token: planted-30}
              memcached-echo: {type: memcached, host: 127.0.0.1, port: PARROT, username: prober, password: planted-31}
              memcached-store: {type: memcached, host: 127.0.0.1, port: WEB, tls: true, clientCertificate: DIRECTORY/client.p12, clientKeyPassword: planted-27}
              mqtt-echo: {type: mqtt, host: 127.0.0.1, port: PARROT, username: prober, password: planted-32}
              mqtt-store: {type: mqtt, host: 127.0.0.1, port: WEB, tls: true, clientCertificate: DIRECTORY/client.p12, clientKeyPassword: planted-27}
              smtp-store: {type: smtp, host: 127.0.0.1, port: WEB, tls: true, clientCertificate: DIRECTORY/client.p12, clientKeyPassword: planted-27}
              exec: {type: exec, command: [/bin/sh, -c, "echo $API_TOKEN $0 password=$1; exit 2", planted-33, planted-34], environment: [API_TOKEN=planted-35], hide: [planted-33]}
              backup: {type: heartbeat, within: 1s, tokens: "${TOKEN_HASH}"}
              tcp: {type: tcp, host: 127.0.0.1, port: CLOSED}
              dns: {type: dns, name: orders.example, server: "127.0.0.1:CLOSED", timeout: 300ms}
              disk: {type: disk, path: DIRECTORY/no-such}
              memory: {type: memory, of: heap, warnAbove: "0.1%", failAbove: "0.2%"}
              threads: {type: deadlock, probes: [liveness, readiness, eu]}
            """;

    private static final List<String> FORMATS = List.of("text", "json", "health+json", "actuator", "microprofile");

    @TempDir
    private Path directory;

    @Test
    void noSecretPassesAnywhereAndThePublicLearnsNoMore() throws Exception {
        try (PostgresServer postgres = PostgresServer.start();
                RedisServer redis = RedisServer.start();
                Greeter nats = Greeter.repeating("INFO {}\r\n", "-ERR 'Authorization Violation' ");
                Greeter parrot = Greeter.repeating("", "CLIENT_ERROR ");
                ScriptedHttpServer web =
                        new ScriptedHttpServer((head, out) -> ScriptedHttpServer.send(out, echo(head)))) {
            Files.writeString(directory.resolve("secret"), "planted-in-a-file\n");
            protectWith("planted-27");
            String yaml = YAML.replace("PG/", postgres.port() + "/")
                    .replace("NATS", Integer.toString(nats.port()))
                    .replace("PARROT", Integer.toString(parrot.port()))
                    .replace(":REDIS", ":" + redis.port())
                    .replace("WEB", Integer.toString(web.port()))
                    .replace("CLOSED", Integer.toString(closedPort()))
                    .replace("DIRECTORY", directory.toString());
            Map<String, String> environment = Map.of("SECRET", "planted-in-the-environment", "TOKEN_HASH", TOKEN_HASH);

            List<String> printed = new ArrayList<>();
            try (AgentProcess agent = AgentProcess.serve(directory, environment, yaml)) {
                List<String> names = yaml.substring(yaml.indexOf("checks:"))
                        .lines()
                        .filter(line -> line.startsWith("  "))
                        .map(line -> line.strip().split(":")[0])
                        .toList();
                for (String name : names) {
                    agent.awaitLogged("check " + name + ": " + lastChange(name));
                }
                assertThat(names).hasSize(39);
                assertPublicResponsesShowStatusOnly(agent, names);
                assertDetailsShowWhyWithoutSecrets(agent);
                printed.addAll(agent.out());
                printed.addAll(agent.err());
            }
            Path file = directory.resolve("lifesigns.yaml");
            for (String format : List.of("table", "text", "json", "health+json", "actuator", "microprofile")) {
                Ended ended = check(environment, file, format);
                assertThat(ended.exitCode()).isEqualTo(1);
                assertThat(ended.out()).isNotEmpty();
                printed.add(ended.printed());
            }
            printed.add(AgentProcess.run(AgentProcess.INSTALLED, environment, "config", "validate", file.toString())
                    .printed());
            assertThat(printed).allSatisfy(text -> assertThat(text).doesNotContain("planted", "\tat ", "$2y$"));
        }
    }

    private static String lastChange(String name) {
        return switch (name) {
            case "threads" -> "unknown -> up";
            case "backup" -> "up -> down";
            default -> "unknown -> d";
        };
    }

    /** Writes a client's key store. */
    private void protectWith(String password) throws Exception {
        TestCertificate client = TestCertificate.create(directory, "made", "dns:client", "-1d", 10);
        KeyStore keys = KeyStore.getInstance(client.store().toFile(), TestCertificate.PASSWORD.toCharArray());
        Key key = keys.getKey("server", TestCertificate.PASSWORD.toCharArray());
        keys.setKeyEntry("server", key, password.toCharArray(), keys.getCertificateChain("server"));
        try (OutputStream out = Files.newOutputStream(directory.resolve("client.p12"))) {
            keys.store(out, password.toCharArray());
        }
    }

    /** What a driver logs of a URL that it cannot read. */
    @Test
    void validationKeepsUrlsThatADriverQuotesToItself() throws Exception {
        Path file = Files.writeString(directory.resolve("lifesigns.yaml"), """
                checks:
                  database: {type: jdbc, url: "jdbc:postgresql://orders:planted-21@db/orders"}
                """);

        Ended ended = AgentProcess.run(AgentProcess.INSTALLED, Map.of(), "config", "validate", file.toString());

        assertThat(ended.printed()).isNotEmpty().doesNotContain("planted");
    }

    private static void assertPublicResponsesShowStatusOnly(AgentProcess agent, List<String> names) throws Exception {
        List<String> paths = Stream.concat(
                        Stream.of("", "/ready", "/live", "/startup", "/probes/eu", "/detailed", "/events", "/nothing"),
                        names.stream().map(name -> "/checks/" + name))
                .toList();
        for (String path : paths) {
            for (String format : FORMATS) {
                String answer = text(agent.get(path + "?format=" + format + "&verbose&stackTrace=true"));
                assertThat(answer)
                        .as(path)
                        .doesNotContain("planted", "127.0.0.1", "localhost", "://", "orders", "operator")
                        .doesNotContain("a fallback", "details", "refused", "password authentication", "nowhere")
                        .doesNotContain("Exception", "java", "org.", "com.", "dev.lifesigns", "tmp", "no-such");
            }
        }
        assertThat(agent.get("/ready").body()).contains("\"pg-password\":{\"status\":\"down\"");
    }

    private static void assertDetailsShowWhyWithoutSecrets(AgentProcess agent) throws Exception {
        for (String format : FORMATS) {
            HttpResponse<String> detailed = agent.get("/detailed?format=" + format, "Authorization", "Bearer " + TOKEN);
            assertThat(text(detailed)).doesNotContain("planted", "\tat ", "$2y$", "sha256:");
        }
        HttpResponse<String> detailed = agent.get("/detailed", "Authorization", "Bearer " + TOKEN);
        assertThat(detailed.statusCode()).isEqualTo(503);
        assertThat(detailed.body())
                .contains("password authentication failed", "\"message\"", "\"unauthorized\"", "\"unreachable\"");
        assertThat(text(agent.get("/detailed", "Authorization", "Bearer planted-wrong")))
                .startsWith("401")
                .doesNotContain("planted");
    }

    private static Ended check(Map<String, String> environment, Path file, String format) throws Exception {
        return AgentProcess.run(
                AgentProcess.INSTALLED, environment, "check", "--format", format, "--config", file.toString());
    }

    private static String text(HttpResponse<String> response) {
        return response.statusCode() + "\n" + response.headers().map() + "\n" + response.body();
    }

    /** A server that reveals what it received, wherever a response can hold it. */
    private static String echo(String head) {
        String told = head.replace("\r\n", " ");
        if (head.contains("/garbage")) {
            return told + "\r\n\r\n";
        }
        String status = head.contains("/redirect") ? "302" : "500";
        return "HTTP/1.1 " + status + " " + told + "\r\nLocation: http://127.0.0.1:1/?token=planted-20\r\nX-Told: "
                + told + "\r\nContent-Length: " + told.length() + "\r\n\r\n" + told;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
