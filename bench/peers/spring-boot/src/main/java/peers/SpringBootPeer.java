/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package peers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Spring Boot with the web and actuator starters, on {@code peer.port}, and a readiness group of {@code peer.checks} health
 * indicators. With {@code peer.dependency} each of them is a GET of it, with the client's defaults unless
 * {@code peer.clientLimit} limits it, in milliseconds; without one it says up. All four are system properties.
 */
@SpringBootApplication
public class SpringBootPeer {
    public static void main(String[] arguments) {
        String dependency = System.getProperty("peer.dependency");
        Function<String, HealthIndicator> check =
                dependency == null ? name -> () -> Health.up().build() : calling(dependency);
        List<String> names = IntStream.rangeClosed(1, Integer.getInteger("peer.checks", 3))
                .mapToObj(i -> "check-" + i)
                .toList();

        SpringApplication application = new SpringApplication(SpringBootPeer.class);
        application.addInitializers(context -> {
            for (String name : names) {
                ((GenericApplicationContext) context)
                        .registerBean(name, HealthIndicator.class, () -> check.apply(name));
            }
        });
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.port", System.getProperty("peer.port"),
                // the default is 100: the load would be spent on connecting again
                "server.tomcat.max-keep-alive-requests", "-1",
                "management.endpoint.health.probes.enabled", "true",
                "management.endpoint.health.group.readiness.include", "readinessState," + String.join(",", names)));
        application.run(arguments);
    }

    private static Function<String, HealthIndicator> calling(String dependency) {
        HttpClient client = HttpClient.newHttpClient();
        Long limit = Long.getLong("peer.clientLimit");
        return name -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(dependency + name));
            if (limit != null) {
                request.timeout(Duration.ofMillis(limit));
            }
            HttpRequest get = request.build();
            return () -> {
                try {
                    int status = client.send(get, BodyHandlers.discarding()).statusCode();
                    return (status == 200 ? Health.up() : Health.down()).build();
                } catch (Exception e) {
                    return Health.down(e).build();
                }
            };
        };
    }
}
