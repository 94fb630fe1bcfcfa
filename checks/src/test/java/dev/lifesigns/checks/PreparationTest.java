/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks;

import static dev.lifesigns.checks.fixture.ForkedJvm.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.Preparable;
import dev.lifesigns.checks.fixture.ForkedJvm;
import dev.lifesigns.checks.http.HttpCheck;
import dev.lifesigns.checks.jdbc.JdbcCheck;
import dev.lifesigns.checks.memcached.MemcachedCheck;
import dev.lifesigns.checks.redis.RedisCheck;
import dev.lifesigns.checks.tcp.TcpCheck;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first run needs is loaded beforehand, each in a JVM that has loaded nothing, and nobody else is asked. */
@Timeout(60)
class PreparationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http|dev.lifesigns.checks.internal.http.ResponseBody",
                "https|sun.security.ssl.Finished",
                "redis|redis.clients.jedis.Connection",
                "postgresql|org.postgresql.jdbc.PgResultSet",
                "postgresql|org.postgresql.shaded.com.ongres.scram.common.ClientFinalMessage",
                "mariadb|org.mariadb.jdbc.client.impl.StandardClient",
                "h2|org.h2.jdbc.JdbcResultSet",
                "memcached|dev.lifesigns.checks.internal.Wire",
                "tcp|dev.lifesigns.checks.internal.Dialer",
            })
    void classIsLoadedBeforeTheFirstRun(String kindAndClass) throws Exception {
        String[] parts = kindAndClass.split("\\|");

        assertThat(ForkedJvm.run(List.of("-Xlog:class+load:stdout"), Prepared.class, parts[0], "load"))
                .as("prepared without an exception, and without a connection to the server")
                .containsExactly("connections: 0");
        assertThat(ForkedJvm.output(List.of("-Xlog:class+load:stdout"), Prepared.class, parts[0], "load"))
                .anyMatch(line -> line.contains("] " + parts[1] + " ") || line.contains("] " + parts[1] + "$"));
    }

    @Test
    void preparingTwiceDoesNothingTheSecondTime() throws Exception {
        assertThat(ForkedJvm.run(List.of(), Prepared.class, "http", "twice")).containsExactly("connections: 0");
    }

    /** Prepares one check; its server counts. */
    static final class Prepared {
        private Prepared() {}

        public static void main(String[] arguments) throws Exception {
            try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
                Preparable check = check(arguments[0], server.getLocalPort());
                check.prepare();
                if (arguments[1].equals("twice")) {
                    check.prepare();
                }
                server.setSoTimeout(50);
                int connections = 0;
                try {
                    while (true) {
                        server.accept().close();
                        connections++;
                    }
                } catch (java.net.SocketTimeoutException nobody) {
                    say("connections: " + connections);
                }
            }
            System.exit(0);
        }

        private static Preparable check(String kind, int port) {
            return switch (kind) {
                case "http", "https" -> HttpCheck.of(kind + "://127.0.0.1:" + port + "/");
                case "redis" -> RedisCheck.connecting("redis://127.0.0.1:" + port);
                case "memcached" -> MemcachedCheck.of("127.0.0.1", port);
                case "tcp" -> TcpCheck.of("127.0.0.1", port);
                case "h2" -> JdbcCheck.connecting("jdbc:h2:tcp://127.0.0.1:" + port + "/mem:x", new Properties());
                default -> JdbcCheck.connecting("jdbc:" + kind + "://127.0.0.1:" + port + "/x", new Properties());
            };
        }
    }
}
