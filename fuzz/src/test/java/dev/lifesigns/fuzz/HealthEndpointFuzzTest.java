/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;

/** Whatever a client sends, it gets a small answer that is not an internal error and reveals nothing to a stranger. */
class HealthEndpointFuzzTest {
    private static final Set<Integer> STATUS_CODES = Set.of(200, 304, 400, 401, 404, 405, 429, 503);
    private static final int LARGEST_BODY = 8_192;
    private static final String DETAIL = "only-for-operators";

    /* Nobody knows the token or the password that these are the hashes of. */
    private static final String TOKEN = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String PASSWORD = "$2y$04$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";

    private static final HealthChecker CHECKER = HealthChecker.builder()
            .service("orders", "1.4.2")
            .check("database", deadline -> CheckResult.up().withDetail("product", DETAIL))
            .check("recommendations", deadline -> CheckResult.down(DETAIL), policy -> policy.nonCritical())
            .check("disk", deadline -> CheckResult.degraded(DETAIL))
            .build();

    private static final HealthEndpoint ENDPOINT = HealthEndpoint.builder(CHECKER)
            .rootAliases(true)
            .bearerTokens(TOKEN)
            .basicUsers(Map.of("admin", PASSWORD))
            .rateLimit(1_000, 1_000, Set.of("10.0.0.0/8"), Set.of("192.0.2.0/24", "2001:db8::/32"))
            .build();

    static {
        CHECKER.runAll(Duration.ofSeconds(10));
    }

    @AfterAll
    static void close() {
        CHECKER.close();
    }

    @FuzzTest
    void everyRequestHasAnAnswer(byte[] input) {
        WrittenRequest request = WrittenRequest.of(new String(input, UTF_8));
        ENDPOINT.owns(request.path());
        CompletableFuture<HealthResponse> answer = ENDPOINT.handle(request).toCompletableFuture();
        boolean mayWait = request.headers().keySet().containsAll(Set.of("Prefer", "If-None-Match"));
        if (!answer.isDone() && mayWait) {
            return;
        }
        // What does not wait for news waits at most for a password, which a thread of the endpoint's verifies.
        HealthResponse response = answer.orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(STATUS_CODES).contains(response.status());
        assertThat(response.bodyLength()).isLessThanOrEqualTo(LARGEST_BODY);
        assertThat(body(response)).doesNotContain(DETAIL);
        assertThat(response.bodyLength() == 0 || !request.method().equals("HEAD"))
                .isTrue();
        for (HealthResponse.Header header : response.headers()) {
            assertThat(header.value()).matches("[\\x20-\\x7e]*");
        }
    }

    private static String body(HealthResponse response) {
        ByteBuffer body = response.body();
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return new String(bytes, UTF_8);
    }
}
