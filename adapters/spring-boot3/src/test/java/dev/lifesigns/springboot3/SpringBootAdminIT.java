/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What a real server of Spring Boot Admin shows of the agent, registered as {@code docs/agent-integrations.md} describes. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SpringBootAdminIT {
    private static final Path PAGE = Path.of("..", "..", "docs", "agent-integrations.md");

    @TempDir
    private Path directory;

    @Test
    void showsTheStatusOfTheAgentAndItsDetailsToThoseWhoMaySeeThem() throws Exception {
        HttpServer database = dependency(0);
        HttpServer search = dependency(0);
        int databasePort = database.getAddress().getPort();
        try (AdminServer admin = AdminServer.start();
                InstalledAgent agent = InstalledAgent.serve(configuration(database, search))) {
            String open = admin.register(documented("json", "{\"name\": \"orders\"", agent.port()));
            String detailed = admin.register(documented("json", "{\"name\": \"orders-detailed\"", agent.port()));
            assertThat(admin.awaitStatus(open, "UP"))
                    .contains("\"details\":{\"database\":{\"status\":\"UP\"},\"search\":{\"status\":")
                    .contains("\"endpoints\":[{\"id\":\"health\"")
                    .doesNotContain("\"id\":\"env\"");
            admin.awaitStatus(detailed, "UP");

            search.stop(0);
            agent.awaitReadiness("degraded");
            database.stop(0);
            assertThat(admin.awaitStatus(open, "DOWN"))
                    .contains("\"database\":{\"status\":\"DOWN\"}")
                    .doesNotContain("unreachable");
            // the reason is shown of the run that made readiness fail, whatever it was
            assertThat(admin.awaitStatus(detailed, "DOWN"))
                    .contains("\"database\":{\"status\":\"DOWN\",\"details\":{")
                    .contains("\"error\":\"");

            // degraded takes no traffic away
            database = dependency(databasePort);
            assertThat(admin.awaitStatus(open, "UP")).contains("\"search\":{\"status\":\"DOWN\"}");
            agent.terminate();
            admin.awaitStatus(open, "OUT_OF_SERVICE");
            admin.awaitStatus(detailed, "OUT_OF_SERVICE");
            agent.close();
            admin.awaitStatus(open, "OFFLINE");
        } finally {
            database.stop(0);
            search.stop(0);
        }
    }

    private Path configuration(HttpServer database, HttpServer search) throws IOException {
        String server = documented("yaml", "# lifesigns.yaml\nserver: {paths:", 0)
                .replace("drainDelay: 10s", "drainDelay: 2m")
                .replace("$2y$10$…", new BCryptPasswordEncoder(4).encode("secret"));
        return Files.writeString(
                directory.resolve("lifesigns.yaml"),
                server
                        + """
                defaults: {period: 3s, timeout: 2900ms, staleAfter: 60s}
                checks:
                  database: {type: http, url: 'http://127.0.0.1:%d/'}
                  search: {type: http, url: 'http://127.0.0.1:%d/', critical: false}
                """.formatted(
                                        database.getAddress().getPort(),
                                        search.getAddress().getPort()));
    }

    /** A block of the page, with the port of the agent in the test. */
    private static String documented(String language, String start, int port) throws IOException {
        Pattern block = Pattern.compile("```" + language + "\n(" + Pattern.quote(start) + "[^`]*)```\n");
        Matcher matcher = block.matcher(Files.readString(PAGE));
        assertThat(matcher.find()).as(start).isTrue();
        return matcher.group(1).replace("10.0.0.5:8086", "127.0.0.1:" + port);
    }

    private static HttpServer dependency(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
