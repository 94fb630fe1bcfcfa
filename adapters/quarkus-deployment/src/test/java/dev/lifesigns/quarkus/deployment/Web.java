/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asks a running application. */
record Web(URI root) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(root.resolve(path)).timeout(GENEROUS).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The body without what makes it pretty. */
    String body(String path) throws Exception {
        return get(path).body().replaceAll("\\s*\\n\\s*", "").replace("\": ", "\":");
    }

    /** Asks until the body is as expected. */
    String await(String path, Predicate<String> expected) throws Exception {
        long end = System.nanoTime() + GENEROUS.toNanos();
        String body = body(path);
        while (!expected.test(body)) {
            assertThat(System.nanoTime()).as(body).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
            body = body(path);
        }
        return body;
    }
}
