/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.http.Authenticator.Outcome;
import dev.lifesigns.http.HealthResponse.Header;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCrypt;

class AuthenticationTest {
    private static final String PASSWORD = "p\u00e4ss:word";

    private static final String HASH = BCrypt.hashpw(PASSWORD, BCrypt.gensalt("$2b", 4));

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private static Orders ordersWithout() {
        return withOnly(builder -> {});
    }

    /** The example service, but without its token. */
    private static Orders withOnly(Consumer<HealthEndpoint.Builder> options) {
        Orders orders = Orders.running();
        HealthEndpoint.Builder builder = HealthEndpoint.builder(orders.health)
                .nanoClock(() -> orders.time.elapsed().toNanos());
        options.accept(builder);
        orders.endpoint = builder.build();
        return orders;
    }

    /** The answer after the password has been verified, by a client of its own. */
    private static HealthResponse later(Orders orders, TestRequest request) {
        return orders.endpoint
                .handle(request.from("192.0.2." + CLIENTS.getAndIncrement() % 250))
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static TestRequest detailed(String authorization) {
        TestRequest request = TestRequest.get("/health/detailed");
        return authorization == null ? request : request.with("Authorization", authorization);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    private static Authenticator saying(Outcome outcome) {
        return new Authenticator() {
            @Override
            public Outcome authenticate(HealthRequest request) {
                return outcome;
            }

            @Override
            public List<String> challenges() {
                return List.of("Custom");
            }
        };
    }

    @Test
    void detailedIs404WithoutAnAuthenticator() {
        try (Orders orders = ordersWithout()) {
            assertThat(orders.getDetailed("/health/detailed").status()).isEqualTo(404);
            assertThat(orders.getDetailed("/health/detailed").bodyText())
                    .isEqualTo(orders.get("/health/nothing").bodyText());
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Bearer test2",
                "Bearertest",
                "Digest test",
                "test",
                "Bearer sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            })
    void missingOrWrongCredentialsAre401(String authorization) {
        try (Orders orders = Orders.running()) {
            HealthResponse answer = orders.ask(detailed(authorization));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"health\"");
            assertThat(answer.bodyText()).isEqualTo("{\"title\":\"Unauthorized\",\"status\":401}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer test", "bearer test", "BEARER   test "})
    void aKnownTokenIsLetIn(String authorization) {
        try (Orders orders = Orders.running()) {
            assertThat(orders.ask(detailed(authorization)).status()).isEqualTo(200);
        }
    }

    @Test
    void anyOfSeveralTokensIsLetIn() {
        String other = "sha256:" + "0".repeat(64);
        try (Orders orders = withOnly(builder -> builder.bearerTokens(
                other, Orders.TOKEN_HASH.toUpperCase(java.util.Locale.ROOT).replace("SHA256", "sha256")))) {
            assertThat(orders.getDetailed("/health/detailed").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a", "$2b", "$2y"})
    void theRightPasswordIsLetInWhateverTheKindOfItsHash(String kind) {
        String hash = kind + HASH.substring(3);
        try (Orders orders = withOnly(builder -> builder.basicUsers(Map.of("admin", hash)))) {
            assertThat(later(orders, detailed(basic("admin", PASSWORD))).status())
                    .isEqualTo(200);
            assertThat(later(orders, detailed(basic("admin", "wrong"))).status())
                    .isEqualTo(401);
            assertThat(later(orders, detailed(basic("nobody", PASSWORD))).status())
                    .isEqualTo(401);
            assertThat(orders.ask(detailed(null)).header("WWW-Authenticate"))
                    .isEqualTo("Basic realm=\"health\", charset=\"UTF-8\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !", "Basic YWRtaW4=", "Basic Og==", "Basic \u20ac", "Basic OjpQ"})
    void malformedBasicCredentialsAre401(String authorization) {
        try (Orders orders = withOnly(builder -> builder.basicUsers(Map.of("admin", HASH)))) {
            assertThat(later(orders, detailed(authorization)).status()).isEqualTo(401);
        }
    }

    @Test
    void overlongCredentialsAre401() {
        try (Orders orders = Orders.running(builder -> builder.basicUsers(Map.of("admin", HASH)))) {
            assertThat(later(orders, detailed(basic("admin", PASSWORD + "x".repeat(80))))
                            .status())
                    .isEqualTo(401);
            assertThat(later(orders, detailed(basic("admin", "x".repeat(100_000))))
                            .status())
                    .isEqualTo(401);
            assertThat(orders.ask(detailed("Bearer " + "x".repeat(100_000))).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void theLongestCredentialsThatAreReadAreLetIn() {
        String user = "u".repeat(1_024 / 4 * 3 - 1 - PASSWORD.getBytes(UTF_8).length);
        try (Orders orders = withOnly(builder -> builder.basicUsers(Map.of(user, HASH, user + "u", HASH)))) {
            assertThat(later(orders, detailed(basic(user, PASSWORD))).status()).isEqualTo(200);
            assertThat(later(orders, detailed(basic(user + "u", PASSWORD))).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void bothSchemesAreOffered() {
        try (Orders orders = Orders.running(builder -> builder.basicUsers(Map.of("admin", HASH)))) {
            assertThat(orders.get("/health/detailed").headers())
                    .filteredOn(header -> header.name().equals("WWW-Authenticate"))
                    .map(Header::value)
                    .containsExactly("Bearer realm=\"health\"", "Basic realm=\"health\", charset=\"UTF-8\"");
            assertThat(later(orders, detailed(basic("admin", PASSWORD))).status())
                    .isEqualTo(200);
            assertThat(orders.ask(detailed("Bearer test")).status()).isEqualTo(200);
        }
    }

    @Test
    void outcomesOfACustomAuthenticatorHaveTheirCodes() {
        Map<Outcome, Integer> codes =
                Map.of(Outcome.AUTHENTICATED, 200, Outcome.FORBIDDEN, 403, Outcome.REJECTED, 401, Outcome.BUSY, 429);
        codes.forEach((outcome, code) -> {
            try (Orders orders = withOnly(builder -> builder.authenticator(saying(outcome)))) {
                assertThat(orders.get("/health/detailed").status()).isEqualTo(code);
                assertThat(orders.get("/health/ready").status()).isEqualTo(200);
            }
        });
    }

    @Test
    void oneAuthenticatorThatLetsInIsEnough() {
        try (Orders orders = withOnly(builder ->
                builder.authenticator(saying(Outcome.FORBIDDEN)).authenticator(saying(Outcome.AUTHENTICATED)))) {
            assertThat(orders.get("/health/detailed").status()).isEqualTo(200);
        }
    }

    @Test
    void aFrameworksSecurityDecidesByRole() {
        try (Orders orders = withOnly(builder -> builder.authenticatedRoles("OPS", "ADMIN"))) {
            TestRequest detailed = detailed(null);
            assertThat(orders.ask(detailed.by("ada", "USER", "ADMIN")).status()).isEqualTo(200);
            assertThat(orders.ask(detailed.by("bob", "USER")).status()).isEqualTo(403);
            assertThat(orders.ask(detailed).status()).isEqualTo(403);
            assertThat(orders.ask(TestRequest.get("/health/ready").by("bob")).bodyText())
                    .isEqualTo(orders.get("/health/ready").bodyText());
        }
    }

    @Test
    void aFrameworksSecurityDecidesByItsOwnCondition() {
        try (Orders orders = withOnly(builder -> builder.authenticatedWhen(request -> request.principal() != null
                        && request.principal().getName().equals("ada"))
                .bearerTokens(Orders.TOKEN_HASH))) {
            assertThat(orders.ask(detailed(null).by("ada")).status()).isEqualTo(200);
            assertThat(orders.ask(detailed(null).by("bob")).status()).isEqualTo(403);
            assertThat(orders.ask(detailed(null)).status()).isEqualTo(401);
            assertThat(orders.ask(detailed("Bearer test")).status()).isEqualTo(200);
        }
    }

    @Test
    void withoutAnyReaderThereIsNoDetailedView() {
        try (Orders orders = withOnly(builder -> {})) {
            assertThat(orders.ask(detailed(null).by("ada", "ADMIN")).status()).isEqualTo(404);
        }
    }

    @Test
    void credentialsDoNotOpenPublicPaths() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.getDetailed("/health/ready").bodyText())
                    .isEqualTo(orders.get("/health/ready").bodyText());
        }
    }

    /** A hash of cost 10 takes any processor many milliseconds, and a busy one only longer. */
    @Test
    void anUnknownUserCostsWhatTheDearestKnownOneDoes() throws Exception {
        String dear = BCrypt.hashpw(PASSWORD, BCrypt.gensalt("$2a", 10));
        Basic basic = new Basic(Map.of("admin", HASH, "root", dear), () -> 0);

        assertThat(fastestNanos(basic, "nobody")).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(5));
        assertThat(outcome(basic, "nobody", PASSWORD)).isEqualTo(Outcome.REJECTED);
    }

    private static long fastestNanos(Basic basic, String user) throws Exception {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long began = System.nanoTime();
            outcome(basic, user, "wrong" + i);
            fastest = Math.min(fastest, System.nanoTime() - began);
        }
        return fastest;
    }

    private static Outcome outcome(Basic basic, String user, String password) throws Exception {
        return basic.authenticate(detailed(basic(user, password)), user.hashCode())
                .get(30, TimeUnit.SECONDS)
                .outcome();
    }

    @Test
    void whoProvedItIsLetInWithoutAnotherVerification() throws Exception {
        Basic basic = new Basic(Map.of("admin", HASH), () -> 0);
        assertThat(outcome(basic, "admin", PASSWORD)).isEqualTo(Outcome.AUTHENTICATED);

        assertThat(basic.authenticate(detailed(basic("admin", PASSWORD)), 7)).isCompleted();
    }
}
