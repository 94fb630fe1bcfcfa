/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks;

import static dev.lifesigns.checks.fixture.ForkedJvm.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.ForkedJvm;
import dev.lifesigns.checks.http.HttpCheck;
import dev.lifesigns.checks.jdbc.JdbcCheck;
import dev.lifesigns.checks.memcached.MemcachedCheck;
import dev.lifesigns.checks.redis.RedisCheck;
import dev.lifesigns.checks.tcp.TcpCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names with several addresses, and names that move; each in a JVM with a hosts file of its own. */
@Timeout(60)
class NamesTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    @Test
    void nameIsUpIfOneOfItsAddressesAnswers() throws Exception {
        assertThat(fork(OneAddressOfTwo.class))
                .containsExactly(
                        "http UP",
                        "http-all DOWN",
                        "jdbc UP",
                        "memcached UP",
                        "redis UP",
                        "tcp UP",
                        "http UP",
                        "http-all DOWN",
                        "jdbc UP",
                        "memcached UP",
                        "redis UP",
                        "tcp UP");
    }

    @Test
    void checksFollowANameThatMoves() throws Exception {
        assertThat(fork(Failover.class))
                .containsExactly(
                        "http UP",
                        "http-all UP",
                        "jdbc UP",
                        "memcached UP",
                        "redis UP",
                        "tcp UP",
                        "http DOWN",
                        "http-all DOWN",
                        "jdbc DOWN",
                        "memcached DOWN",
                        "redis DOWN",
                        "tcp DOWN");
    }

    private List<String> fork(Class<?> main) throws IOException {
        Path security = Files.writeString(directory.resolve("security"), "networkaddress.cache.ttl=0\n");
        Path hosts = directory.resolve("hosts");
        return ForkedJvm.run(
                List.of("-Djdk.net.hosts.file=" + hosts, "-Djava.security.properties=" + security),
                main,
                hosts.toString());
    }

    /** The second address answers, the first refuses; and the other way around. */
    static final class OneAddressOfTwo {
        private OneAddressOfTwo() {}

        public static void main(String[] arguments) throws Exception {
            Path hosts = Path.of(arguments[0]);
            try (Servers servers = new Servers("127.0.0.3")) {
                for (String order : new String[] {
                    "127.0.0.2 app.test\n127.0.0.3 app.test\n", "127.0.0.3 app.test\n127.0.0.2 app.test\n"
                }) {
                    Files.writeString(hosts, order);
                    new Checks(servers).run();
                }
            }
            System.exit(0);
        }
    }

    /** The old address keeps responding; the new one has no listener. */
    static final class Failover {
        private Failover() {}

        public static void main(String[] arguments) throws Exception {
            Path hosts = Files.writeString(Path.of(arguments[0]), "127.0.0.2 app.test\n");
            try (Servers servers = new Servers("127.0.0.2")) {
                Checks checks = new Checks(servers);
                checks.run();
                Files.writeString(hosts, "127.0.0.3 app.test\n");
                checks.run();
            }
            System.exit(0);
        }
    }

    private static final class Checks {
        private final Map<String, HealthCheck> checks = new TreeMap<>();

        Checks(Servers servers) {
            checks.put(
                    "http",
                    HttpCheck.of("http://app.test:" + servers.http.getAddress().getPort() + "/"));
            checks.put(
                    "http-all",
                    HttpCheck.builder("http://app.test:"
                                    + servers.http.getAddress().getPort() + "/")
                            .allAddresses()
                            .build());
            checks.put("tcp", TcpCheck.of("app.test", servers.redis.getLocalPort()));
            checks.put("memcached", MemcachedCheck.of("app.test", servers.redis.getLocalPort()));
            checks.put("redis", RedisCheck.connecting("redis://app.test:" + servers.redis.getLocalPort()));
            checks.put(
                    "jdbc",
                    JdbcCheck.connecting(
                            "jdbc:h2:tcp://app.test:" + servers.h2.getPort() + "/mem:orders", new Properties()));
        }

        void run() throws Exception {
            for (Map.Entry<String, HealthCheck> check : checks.entrySet()) {
                CheckResult result = check.getValue().check(CheckDeadline.after(AMPLE));
                say(check.getKey() + " " + result.status());
            }
        }
    }

    /** Listening at one address of loopback only. */
    private static final class Servers implements AutoCloseable {
        final HttpServer http;
        final ServerSocket redis;
        final Server h2;

        Servers(String address) throws Exception {
            http = HttpServer.create(new InetSocketAddress(address, 0), 0);
            http.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            http.start();
            redis = new ServerSocket(0, 50, InetAddress.getByName(address));
            daemon(this::acceptRedis);
            System.setProperty("h2.bindAddress", address);
            h2 = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        }

        @Override
        public void close() throws IOException {
            http.stop(0);
            redis.close();
            h2.stop();
        }

        private void acceptRedis() {
            try {
                while (true) {
                    Socket client = redis.accept();
                    daemon(() -> serveRedis(client));
                }
            } catch (IOException closed) {
                return;
            }
        }

        private static void serveRedis(Socket client) {
            try (client;
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.equals("PING")) {
                        client.getOutputStream().write("+PONG\r\n".getBytes(StandardCharsets.UTF_8));
                    } else if (line.equals("stats")) {
                        client.getOutputStream().write("END\r\n".getBytes(StandardCharsets.UTF_8));
                    } else if (line.equals("INFO")) {
                        client.getOutputStream().write("$0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException gone) {
                return;
            }
        }

        private static void daemon(Runnable work) {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            thread.start();
        }
    }
}
