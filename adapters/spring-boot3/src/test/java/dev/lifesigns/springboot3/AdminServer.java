/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import static org.assertj.core.api.Assertions.assertThat;

import de.codecentric.boot.admin.server.config.EnableAdminServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** A real server of Spring Boot Admin that looks at its instances five times a second. */
final class AdminServer implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern STATUS = Pattern.compile("\"statusInfo\":\\{\"status\":\"([A-Z_]+)\"");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final RunningApplication application;

    private AdminServer(RunningApplication application) {
        this.application = application;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableAdminServer
    static class Admin {}

    static AdminServer start() {
        return new AdminServer(RunningApplication.of(WebApplicationType.SERVLET)
                .source(Admin.class)
                .withoutStarter()
                .set("spring.boot.admin.monitor.status-interval", "200ms")
                .set("spring.boot.admin.monitor.status-lifetime", "100ms")
                .run());
    }

    /** Registers an instance by hand, and returns its id. */
    String register(String registration) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(instances(""))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(registration))
                .build();
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return found(ID, response.body());
    }

    /** Waits until it shows this status of an instance, and returns all that it shows then. */
    String awaitStatus(String instance, String expected) throws IOException, InterruptedException {
        return await(instance, shown -> found(STATUS, shown).equals(expected));
    }

    /** Waits until what it shows of an instance is as expected; the test's time limit bounds it. */
    String await(String instance, Predicate<String> expected) throws IOException, InterruptedException {
        String shown;
        do {
            TimeUnit.MILLISECONDS.sleep(50);
            HttpRequest request =
                    HttpRequest.newBuilder(instances("/" + instance)).build();
            shown = CLIENT.send(request, BodyHandlers.ofString()).body();
        } while (!expected.test(shown));
        return shown;
    }

    @Override
    public void close() {
        application.close();
    }

    private URI instances(String path) {
        int port = application.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return URI.create("http://127.0.0.1:" + port + "/instances" + path);
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }
}
