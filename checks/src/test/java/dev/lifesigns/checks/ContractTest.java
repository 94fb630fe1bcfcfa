/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks;

import com.sun.net.httpserver.HttpServer;
import dev.lifesigns.checks.fixture.PostgresServer;
import dev.lifesigns.checks.fixture.Promises;
import dev.lifesigns.checks.fixture.RedisServer;
import dev.lifesigns.checks.http.HttpCheck;
import dev.lifesigns.checks.jdbc.JdbcCheck;
import dev.lifesigns.checks.redis.RedisCheck;
import dev.lifesigns.checks.tcp.TcpCheck;
import dev.lifesigns.testkit.CheckContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The first checks pass the contract that is published for those of users. */
class ContractTest {
    private static final String PASSWORD = RedisServer.PASSWORD;

    @TestFactory
    Stream<DynamicTest> tcp() throws Exception {
        HttpServer server = server();
        return Promises.of(CheckContract.of(TcpCheck::of)
                        .server(server.getAddress().getPort())
                        .acceptedIsUp())
                .onClose(() -> server.stop(0));
    }

    @TestFactory
    Stream<DynamicTest> http() throws Exception {
        HttpServer server = server();
        return Promises.of(CheckContract.of((host, port) -> HttpCheck.builder("http://" + host + ":" + port + "/")
                                .header("Authorization", "Bearer " + PASSWORD)
                                .build())
                        .server(server.getAddress().getPort())
                        .secret(PASSWORD))
                .onClose(() -> server.stop(0));
    }

    @TestFactory
    Stream<DynamicTest> redis() throws Exception {
        RedisServer server = RedisServer.start();
        return Promises.of(CheckContract.of(
                                (host, port) -> RedisCheck.connecting("redis://:" + PASSWORD + "@" + host + ":" + port))
                        .server(server.port())
                        .secret(PASSWORD))
                .onClose(() -> Promises.close(server));
    }

    /** PostgreSQL's driver connects in a thread of its own, which an interrupted run leaves to the end of its time. */
    @TestFactory
    Stream<DynamicTest> jdbc() throws Exception {
        PostgresServer server = PostgresServer.start();
        Properties user = new Properties();
        user.setProperty("user", PostgresServer.USER);
        user.setProperty("password", PostgresServer.PASSWORD);
        return Promises.of(CheckContract.of((host, port) -> JdbcCheck.connecting(PostgresServer.url(port), user))
                        .server(server.port())
                        .secret(PostgresServer.PASSWORD))
                .filter(promise -> !promise.getDisplayName().equals("an interrupted run ends"))
                .onClose(() -> Promises.close(server));
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
