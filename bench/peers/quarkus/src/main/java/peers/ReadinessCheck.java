/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package peers;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Makes one check. With {@code peer.dependency} it is a GET of it, with the client's defaults unless
 * {@code peer.clientLimit} limits it, in milliseconds; without one it says up. Both are system properties.
 */
public class ReadinessCheck implements SyntheticBeanCreator<HealthCheck> {
    @Override
    public HealthCheck create(Instance<Object> beans, Parameters parameters) {
        String name = parameters.get("name", String.class);
        String dependency = System.getProperty("peer.dependency");
        return dependency == null
                ? () -> HealthCheckResponse.up(name)
                : new Calling(name, URI.create(dependency + name), Long.getLong("peer.clientLimit"));
    }

    private static final class Calling implements HealthCheck {
        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        private final String name;
        private final HttpRequest get;

        Calling(String name, URI dependency, Long limitMillis) {
            this.name = name;
            HttpRequest.Builder request = HttpRequest.newBuilder(dependency);
            if (limitMillis != null) {
                request.timeout(Duration.ofMillis(limitMillis));
            }
            this.get = request.build();
        }

        @Override
        public HealthCheckResponse call() {
            try {
                int status = CLIENT.send(get, BodyHandlers.discarding()).statusCode();
                return HealthCheckResponse.named(name).status(status == 200).build();
            } catch (Exception e) {
                return HealthCheckResponse.down(name);
            }
        }
    }
}
