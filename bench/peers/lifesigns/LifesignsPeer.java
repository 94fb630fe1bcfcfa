/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.jdkhttpserver.HealthServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Function;

/**
 * Lifesigns in the JDK's HTTP server, on {@code peer.port}, with {@code peer.checks} checks and all defaults. With
 * {@code peer.dependency} each of them is a GET of it, with the client's defaults, as in the peers; without one it says up.
 * All three are system properties.
 */
public class LifesignsPeer {
    public static void main(String[] arguments) {
        String dependency = System.getProperty("peer.dependency");
        Function<String, HealthCheck> check =
                dependency == null ? name -> deadline -> CheckResult.up() : calling(dependency);
        HealthChecker.Builder builder = HealthChecker.builder();
        for (int i = 1; i <= Integer.getInteger("peer.checks", 3); i++) {
            builder.check("check-" + i, check.apply("check-" + i));
        }
        HealthChecker health = builder.build();
        health.start();
        int port = Integer.getInteger("peer.port", 0);
        HealthServer.start(HealthEndpoint.builder(health).build(), new InetSocketAddress("127.0.0.1", port));
    }

    private static Function<String, HealthCheck> calling(String dependency) {
        HttpClient client = HttpClient.newHttpClient();
        return name -> {
            HttpRequest get =
                    HttpRequest.newBuilder(URI.create(dependency + name)).build();
            return deadline -> {
                int status = client.send(get, BodyHandlers.discarding()).statusCode();
                return status == 200 ? CheckResult.up() : CheckResult.down("HTTP " + status);
            };
        };
    }
}
